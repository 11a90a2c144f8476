-- What happens after Submit, what the buyer said of dates, and the reminders that follow from both.

CREATE TABLE events (
    chat_id INTEGER NOT NULL,
    case_number INTEGER NOT NULL,
    number INTEGER NOT NULL,
    body TEXT NOT NULL, -- JSON
    PRIMARY KEY (chat_id, case_number, number),
    FOREIGN KEY (chat_id, case_number) REFERENCES cases (chat_id, number) ON DELETE CASCADE
) STRICT;

ALTER TABLE cases ADD COLUMN dues TEXT NOT NULL DEFAULT '[]'; -- JSON list
ALTER TABLE cases ADD COLUMN asked TEXT NOT NULL DEFAULT ''; -- the date that is to be typed next
ALTER TABLE buyers ADD COLUMN preferences TEXT NOT NULL DEFAULT '{}'; -- JSON
ALTER TABLE chats ADD COLUMN pinned_message_id INTEGER;

CREATE TABLE reminders (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    chat_id INTEGER NOT NULL,
    case_number INTEGER NOT NULL,
    kind TEXT NOT NULL,
    since TEXT NOT NULL, -- a date
    due TEXT NOT NULL,
    rung TEXT NOT NULL,
    remind_at TEXT NOT NULL,
    queued_at TEXT, -- when a note about it was put into the inbox
    settled_at TEXT, -- when it was sent, or found to be no longer worth it
    parked INTEGER NOT NULL DEFAULT 0, -- 1: its chat cannot be reached
    UNIQUE (chat_id, case_number, kind, due, rung),
    FOREIGN KEY (chat_id, case_number) REFERENCES cases (chat_id, number) ON DELETE CASCADE
) STRICT;

-- A round costs by what is due: what was queued, settled or parked is not in here.
CREATE INDEX reminders_due ON reminders (remind_at) WHERE queued_at IS NULL AND settled_at IS NULL AND parked = 0;
CREATE INDEX reminders_settled ON reminders (settled_at) WHERE settled_at IS NOT NULL;

-- Cases that are there already get theirs.
INSERT INTO inbox (chat_id, body, received_at)
    SELECT DISTINCT chat_id, CAST('{"plan": {}}' AS BLOB), strftime('%Y-%m-%dT%H:%M:%f000+00:00', 'now') FROM cases
    WHERE cancelled_at IS NULL;
