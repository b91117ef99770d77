DROP TABLE payout_handovers;

ALTER TABLE payouts DROP COLUMN item;

ALTER TABLE payouts DROP COLUMN host_fee_minor;

ALTER TABLE payouts DROP COLUMN receipts_minor;
