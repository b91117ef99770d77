CREATE TABLE payout_returns (
    id INTEGER PRIMARY KEY NOT NULL,
    payout_id BIGINT NOT NULL REFERENCES payouts (id),
    returned_on DATE NOT NULL,
    amount_minor BIGINT NOT NULL CHECK (amount_minor > 0),
    receipt BLOB NOT NULL,
    reason BLOB,
    transaction_id BIGINT NOT NULL REFERENCES ledger_transactions (id),
    recorded_by BIGINT NOT NULL,
    recorded_at TIMESTAMP NOT NULL,
    undone_by BIGINT,
    undone_at TIMESTAMP,
    CHECK ((undone_by IS NULL) = (undone_at IS NULL))
);

CREATE INDEX payout_returns_payout ON payout_returns (payout_id, returned_on);
