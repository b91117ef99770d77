ALTER TABLE applications DROP COLUMN reopened_at;
