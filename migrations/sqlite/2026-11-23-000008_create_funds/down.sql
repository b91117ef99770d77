DROP TABLE rates;
DROP TABLE vouchers;
DROP TABLE balances;
DROP TABLE postings;
DROP TABLE ledger_transactions;
DROP TABLE funds;
