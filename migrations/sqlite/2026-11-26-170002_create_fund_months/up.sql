CREATE TABLE fund_months (
    fund_id BIGINT NOT NULL REFERENCES funds (id),
    account TEXT NOT NULL,
    currency TEXT NOT NULL,
    first_on DATE NOT NULL,
    amount_minor BIGINT NOT NULL,
    PRIMARY KEY (fund_id, account, currency, first_on)
) WITHOUT ROWID;

INSERT INTO fund_months (fund_id, account, currency, first_on, amount_minor)
SELECT p.fund_id, p.account, p.currency, date(t.effective_on, 'start of month'), SUM(p.amount_minor)
FROM postings p JOIN ledger_transactions t ON t.id = p.transaction_id
GROUP BY p.fund_id, p.account, p.currency, date(t.effective_on, 'start of month');
