CREATE TABLE payment_orders (
    id BIGINT PRIMARY KEY NOT NULL,
    account_id BIGINT NOT NULL REFERENCES bank_accounts (id),
    year INTEGER NOT NULL,
    number INTEGER NOT NULL,
    execute_on DATE NOT NULL,
    made_by BIGINT NOT NULL,
    made_at TIMESTAMP NOT NULL,
    withdrawn_by BIGINT,
    withdrawn_at TIMESTAMP,
    UNIQUE (year, number)
);

CREATE TABLE payment_order_lines (
    order_id BIGINT NOT NULL REFERENCES payment_orders (id),
    payout_id BIGINT NOT NULL REFERENCES payouts (id),
    withdrawn_at TIMESTAMP,
    PRIMARY KEY (order_id, payout_id)
);

CREATE UNIQUE INDEX payment_order_lines_live ON payment_order_lines (payout_id) WHERE withdrawn_at IS NULL;
