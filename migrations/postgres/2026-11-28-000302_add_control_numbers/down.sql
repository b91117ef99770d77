ALTER TABLE payout_records DROP COLUMN control_number;
