DROP TABLE payout_shares;

ALTER TABLE payouts DROP COLUMN split_reason;
