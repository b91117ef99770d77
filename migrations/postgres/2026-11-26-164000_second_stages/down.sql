DROP INDEX applications_follows;
ALTER TABLE applications DROP COLUMN follows;
ALTER TABLE calls DROP COLUMN second_of;
