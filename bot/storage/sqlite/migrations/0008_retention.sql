-- What is kept of a buyer goes after a time, or at once when the buyer says so.

ALTER TABLE cases ADD COLUMN kept_at TEXT; -- when the buyer asked for it to be kept for another year
ALTER TABLE cases ADD COLUMN warned_at TEXT; -- when the buyer was told that it will be erased
ALTER TABLE cases ADD COLUMN look_at TEXT NOT NULL DEFAULT ''; -- when it is next to be seen whether it has to go
UPDATE cases SET look_at = strftime('%Y-%m-%dT%H:%M:%f000+00:00', created_at, '+351 days');

-- A round costs by what is due.
CREATE INDEX cases_look_at ON cases (look_at);

ALTER TABLE outbox ADD COLUMN is_fleeting INTEGER NOT NULL DEFAULT 0; -- 1: its row vanishes when it is delivered

-- All that there is of one chat is found without a look at the others.
CREATE INDEX inbox_of_chat ON inbox (chat_id);
CREATE INDEX outbox_of_chat ON outbox (chat_id);
