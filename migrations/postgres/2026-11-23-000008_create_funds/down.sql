DROP TABLE rates;
DROP TABLE vouchers;
DROP TABLE balances;
DROP TABLE postings;
DROP FUNCTION postings_append_only();
DROP TABLE ledger_transactions;
DROP FUNCTION ledger_transactions_append_only();
DROP TABLE funds;
