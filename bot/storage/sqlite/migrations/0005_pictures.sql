-- The pictures of the guide's steps: what Telegram calls the ones that it has, and which message shows one.

CREATE TABLE pictures (
    key TEXT PRIMARY KEY, -- which picture, in which language, drawn how
    file_id TEXT NOT NULL
) STRICT, WITHOUT ROWID;

ALTER TABLE chats ADD COLUMN shown_is_picture INTEGER NOT NULL DEFAULT 0;
