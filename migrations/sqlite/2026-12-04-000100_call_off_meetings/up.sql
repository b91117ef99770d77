-- How often a meeting was moved since it was called (its entry in a calendar counts it), and whether it was called off.
ALTER TABLE meetings ADD COLUMN revision INTEGER NOT NULL DEFAULT 0;
ALTER TABLE meetings ADD COLUMN called_off_at TIMESTAMP;
ALTER TABLE meetings ADD COLUMN called_off_why BLOB;
