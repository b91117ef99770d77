ALTER TABLE people ADD COLUMN code INTEGER;
ALTER TABLE people ADD COLUMN erased_on DATE;
CREATE UNIQUE INDEX people_code ON people (code);
