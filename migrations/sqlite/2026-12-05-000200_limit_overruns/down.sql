DROP INDEX payout_records_over_limit;

ALTER TABLE payout_records DROP COLUMN over_limit_minor;
