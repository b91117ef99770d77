ALTER TABLE payout_returns DROP COLUMN given_minor;
