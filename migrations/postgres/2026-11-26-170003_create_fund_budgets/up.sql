CREATE TABLE fund_budgets (
    fund_id BIGINT NOT NULL REFERENCES funds (id),
    account TEXT NOT NULL,
    amount_minor BIGINT NOT NULL,
    PRIMARY KEY (fund_id, account),
    CHECK (amount_minor >= 0)
);
