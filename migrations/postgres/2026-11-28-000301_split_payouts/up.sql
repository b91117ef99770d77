ALTER TABLE payouts ADD COLUMN split_reason BYTEA;

CREATE TABLE payout_shares (
    payout_id BIGINT NOT NULL REFERENCES payouts (id),
    fund_id BIGINT NOT NULL REFERENCES funds (id),
    charge_minor BIGINT NOT NULL CHECK (charge_minor > 0),
    debited_minor BIGINT CHECK (debited_minor >= 0),
    PRIMARY KEY (payout_id, fund_id)
);
