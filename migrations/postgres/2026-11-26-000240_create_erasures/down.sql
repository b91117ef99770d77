DROP TABLE erasures;
DROP TABLE legal_holds;
ALTER TABLE applications DROP COLUMN erased_on;
