DROP TABLE fund_proposals;

DROP TRIGGER ledger_transactions_no_closed_period;

DROP TABLE ledger_periods;
