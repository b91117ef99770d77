ALTER TABLE file_clearances ADD COLUMN copy_id BIGINT;
