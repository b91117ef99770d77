ALTER TABLE payees ADD COLUMN changed_by BIGINT;

ALTER TABLE payees ADD COLUMN changed_at TIMESTAMP;

ALTER TABLE payout_approvals ADD COLUMN void_at TIMESTAMP;
