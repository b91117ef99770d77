ALTER TABLE payout_records DROP COLUMN arrival_at;
ALTER TABLE payout_records DROP COLUMN arrived_minor;
ALTER TABLE payout_records DROP COLUMN arrival;
DROP TABLE payout_limits;
