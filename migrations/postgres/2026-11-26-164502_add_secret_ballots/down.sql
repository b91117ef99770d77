DROP TABLE secret_voters;
ALTER TABLE motions DROP COLUMN urn;
