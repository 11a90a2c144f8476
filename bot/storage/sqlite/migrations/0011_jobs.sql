-- Work on files that outlasts an update: a copy to be made, a pack to be put together.

CREATE TABLE jobs (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    chat_id INTEGER NOT NULL,
    case_number INTEGER NOT NULL,
    kind TEXT NOT NULL,
    about TEXT NOT NULL, -- the number of a file, or for whom a pack is
    tries INTEGER NOT NULL DEFAULT 0,
    sent INTEGER NOT NULL DEFAULT 0, -- messages with what was made that Telegram has
    created_at TEXT NOT NULL,
    due_at TEXT NOT NULL,
    UNIQUE (chat_id, case_number, kind, about),
    FOREIGN KEY (chat_id, case_number) REFERENCES cases (chat_id, number) ON DELETE CASCADE
) STRICT;

CREATE INDEX jobs_due ON jobs (kind, due_at, number);
