DROP INDEX people_code;
ALTER TABLE people DROP COLUMN erased_on;
ALTER TABLE people DROP COLUMN code;
