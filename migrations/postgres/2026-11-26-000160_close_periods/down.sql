DROP TABLE fund_proposals;

DROP TRIGGER ledger_transactions_no_closed_period ON ledger_transactions;

DROP FUNCTION ledger_transactions_no_closed_period();

DROP TABLE ledger_periods;
