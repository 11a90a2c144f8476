-- News for the buyers who subscribed to them: what an admin announces, and to whom it is still to go.

CREATE TABLE announcements (
    number INTEGER PRIMARY KEY, -- the `seq` of the update that asked for the preview
    chat_id INTEGER NOT NULL, -- the admin's
    texts TEXT NOT NULL, -- JSON: list of language and HTML, the first is for whoever has no other
    drafted_at TEXT NOT NULL,
    started_at TEXT, -- NULL: only a preview
    stopped_at TEXT, -- when an admin stopped it half-way
    ended_at TEXT,
    counts TEXT NOT NULL DEFAULT '{}' -- JSON: what became of how many; written at the end, when the recipients are forgotten
) STRICT;

CREATE INDEX announcements_running ON announcements (number) WHERE started_at IS NOT NULL AND ended_at IS NULL;

CREATE TABLE recipients (
    announcement INTEGER NOT NULL,
    chat_id INTEGER NOT NULL,
    state TEXT NOT NULL,
    not_before TEXT NOT NULL,
    PRIMARY KEY (announcement, chat_id),
    FOREIGN KEY (announcement) REFERENCES announcements (number) ON DELETE CASCADE,
    FOREIGN KEY (chat_id) REFERENCES buyers (chat_id) ON DELETE CASCADE
) STRICT;

CREATE INDEX recipients_of_chat ON recipients (chat_id);
CREATE INDEX recipients_waiting ON recipients (not_before) WHERE state = 'waiting';
CREATE INDEX recipients_open ON recipients (announcement, state) WHERE state IN ('waiting', 'sending');
CREATE INDEX recipients_sending ON recipients (announcement) WHERE state = 'sending';

CREATE INDEX buyers_with_news ON buyers (chat_id) WHERE json_extract(preferences, '$.has_news');
