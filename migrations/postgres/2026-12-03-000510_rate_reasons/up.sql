ALTER TABLE payouts ADD COLUMN rate_reason BYTEA;
