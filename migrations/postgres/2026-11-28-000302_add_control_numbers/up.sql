ALTER TABLE payout_records ADD COLUMN control_number BYTEA;
