-- A file that is not checked yet is tried again after growing pauses.

ALTER TABLE evidence ADD COLUMN checks INTEGER NOT NULL DEFAULT 0; -- how often it was given to be checked again
ALTER TABLE evidence ADD COLUMN next_check_at TEXT NOT NULL DEFAULT ''; -- '': as soon as may be

DROP INDEX evidence_unchecked;
CREATE INDEX evidence_unchecked ON evidence (next_check_at) WHERE verdict = 'unchecked';
