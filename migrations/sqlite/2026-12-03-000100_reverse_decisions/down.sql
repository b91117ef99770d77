ALTER TABLE decisions DROP COLUMN reversed_by;
DROP INDEX motions_reverses;
ALTER TABLE motions DROP COLUMN reverses;
