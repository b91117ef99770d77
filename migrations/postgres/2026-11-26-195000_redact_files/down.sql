ALTER TABLE file_clearances DROP COLUMN copy_id;
