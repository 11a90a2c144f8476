-- What buyers say of the guide at the end of a case.

ALTER TABLE cases ADD COLUMN feedback TEXT; -- JSON; NULL: nothing was said
