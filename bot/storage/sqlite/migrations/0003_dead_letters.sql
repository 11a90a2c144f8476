-- Updates that were set aside can be tried again.

ALTER TABLE inbox ADD COLUMN retries INTEGER NOT NULL DEFAULT 0; -- how often an admin had it tried again
ALTER TABLE inbox ADD COLUMN met_case INTEGER; -- the open case when it was first set aside, and that case's revision
ALTER TABLE inbox ADD COLUMN met_revision INTEGER;

CREATE INDEX inbox_dead ON inbox (set_aside_at, seq) WHERE set_aside_at IS NOT NULL;

CREATE TABLE told_admins (
    chat_id INTEGER PRIMARY KEY, -- who was told that something was set aside, and has not looked since
    told_at TEXT NOT NULL
) STRICT;
