ALTER TABLE payout_approvals DROP COLUMN void_at;
ALTER TABLE payees DROP COLUMN changed_at;
ALTER TABLE payees DROP COLUMN changed_by;
