ALTER TABLE meetings DROP COLUMN called_off_why;
ALTER TABLE meetings DROP COLUMN called_off_at;
ALTER TABLE meetings DROP COLUMN revision;
