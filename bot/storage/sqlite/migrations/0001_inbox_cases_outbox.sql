-- Times are ISO-8601 text in UTC with microseconds, so that they sort as text. Texts of buyers stand inside JSON,
-- which holds any character, even those that SQL text does not. A column beside a JSON body is there to be looked
-- up by. No column says where a case stands: its answers do.

PRAGMA application_id = 1145656129; -- "DISA", so that another program's database is never taken for this one

CREATE TABLE inbox (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    update_id INTEGER UNIQUE, -- NULL: the bot's own note to itself
    chat_id INTEGER NOT NULL,
    body BLOB NOT NULL,
    received_at TEXT NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    error TEXT,
    handled_at TEXT,
    set_aside_at TEXT
) STRICT;

CREATE INDEX inbox_waiting ON inbox (chat_id, seq) WHERE handled_at IS NULL AND set_aside_at IS NULL;

CREATE TABLE buyers (
    chat_id INTEGER PRIMARY KEY,
    language TEXT NOT NULL,
    current_case INTEGER,
    told TEXT NOT NULL -- JSON list
) STRICT;

CREATE TABLE cases (
    chat_id INTEGER NOT NULL,
    number INTEGER NOT NULL,
    answers TEXT NOT NULL, -- JSON: step -> {value, at}
    former TEXT NOT NULL, -- JSON: step -> value
    revision INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    cancelled_at TEXT,
    PRIMARY KEY (chat_id, number)
) STRICT;

CREATE TABLE drafts (
    chat_id INTEGER NOT NULL,
    case_number INTEGER NOT NULL,
    version INTEGER NOT NULL,
    body TEXT NOT NULL, -- JSON
    PRIMARY KEY (chat_id, case_number, version),
    FOREIGN KEY (chat_id, case_number) REFERENCES cases (chat_id, number) ON DELETE CASCADE
) STRICT;

CREATE TABLE asides (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    chat_id INTEGER NOT NULL,
    case_number INTEGER NOT NULL,
    body TEXT NOT NULL, -- JSON
    FOREIGN KEY (chat_id, case_number) REFERENCES cases (chat_id, number) ON DELETE CASCADE
) STRICT;

CREATE INDEX asides_of_case ON asides (chat_id, case_number, id);

CREATE TABLE evidence (
    chat_id INTEGER NOT NULL,
    case_number INTEGER NOT NULL,
    number INTEGER NOT NULL,
    verdict TEXT NOT NULL,
    body TEXT NOT NULL, -- JSON
    PRIMARY KEY (chat_id, case_number, number),
    FOREIGN KEY (chat_id, case_number) REFERENCES cases (chat_id, number) ON DELETE CASCADE
) STRICT;

CREATE INDEX evidence_unchecked ON evidence (chat_id, case_number, number) WHERE verdict = 'unchecked';

CREATE TABLE outbox (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    chat_id INTEGER NOT NULL,
    update_id INTEGER,
    kind TEXT NOT NULL,
    payload TEXT NOT NULL, -- JSON
    tag TEXT NOT NULL,
    created_at TEXT NOT NULL,
    delivered_at TEXT,
    superseded_at TEXT -- a later one says it better
) STRICT;

CREATE INDEX outbox_waiting ON outbox (chat_id, id) WHERE delivered_at IS NULL AND superseded_at IS NULL;

CREATE TABLE chats (
    chat_id INTEGER PRIMARY KEY,
    active_at TEXT, -- when the last update of the chat came
    shown_message_id INTEGER,
    shown_tag TEXT,
    parked_at TEXT
) STRICT;

CREATE INDEX chats_active ON chats (active_at);

CREATE TABLE meta (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT;
