ALTER TABLE payout_returns ADD COLUMN given_minor BIGINT CHECK (given_minor > 0);
