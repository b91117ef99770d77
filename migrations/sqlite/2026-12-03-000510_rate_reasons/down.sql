ALTER TABLE payouts DROP COLUMN rate_reason;
