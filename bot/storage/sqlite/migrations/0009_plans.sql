-- An index of what waits holds the row's number once: it was in it twice, so SQLite took the larger indexes of whole
-- chats for the smaller ones, and an update cost by all that its chat had sent in days.

DROP INDEX inbox_waiting;
CREATE INDEX inbox_waiting ON inbox (chat_id) WHERE handled_at IS NULL AND set_aside_at IS NULL;

DROP INDEX outbox_waiting;
CREATE INDEX outbox_waiting ON outbox (chat_id) WHERE delivered_at IS NULL AND superseded_at IS NULL;
