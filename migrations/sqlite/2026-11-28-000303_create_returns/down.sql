DROP TABLE payout_returns;
