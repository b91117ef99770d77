ALTER TABLE payout_approvals DROP COLUMN absent_id;
DROP TABLE approver_namings;
