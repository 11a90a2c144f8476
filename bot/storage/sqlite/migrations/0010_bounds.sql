-- An update reads what it needs of a case, so what came with a message is looked up by the message.

ALTER TABLE drafts ADD COLUMN message_id INTEGER;
ALTER TABLE asides ADD COLUMN message_id INTEGER;
ALTER TABLE evidence ADD COLUMN message_id INTEGER;
UPDATE drafts SET message_id = json_extract(body, '$.message_id');
UPDATE asides SET message_id = json_extract(body, '$.message_id');
UPDATE evidence SET message_id = json_extract(body, '$.message_id');
CREATE INDEX drafts_of_message ON drafts (chat_id, message_id) WHERE message_id IS NOT NULL;
CREATE INDEX asides_of_message ON asides (chat_id, message_id) WHERE message_id IS NOT NULL;
CREATE INDEX evidence_of_message ON evidence (chat_id, message_id) WHERE message_id IS NOT NULL;

ALTER TABLE buyers ADD COLUMN exported_at TEXT; -- when all that is stored was last sent to the buyer
ALTER TABLE buyers ADD COLUMN written INTEGER NOT NULL DEFAULT 0; -- characters of all texts that were kept

-- What was delivered or is out of date is not delivered again.
UPDATE outbox SET payload = '{}' WHERE delivered_at IS NOT NULL OR superseded_at IS NOT NULL;
