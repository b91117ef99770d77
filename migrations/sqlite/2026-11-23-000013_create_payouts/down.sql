DROP TABLE payout_records;
DROP TABLE payout_approvals;
DROP TABLE payouts;
