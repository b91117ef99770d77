CREATE TABLE payouts (
    id INTEGER PRIMARY KEY NOT NULL,
    award_id BIGINT NOT NULL REFERENCES awards (id),
    instalment_id BIGINT NOT NULL REFERENCES instalments (id),
    fund_id BIGINT NOT NULL REFERENCES funds (id),
    payee_id BIGINT NOT NULL REFERENCES payees (id),
    key_id BIGINT NOT NULL,
    number INTEGER NOT NULL,
    state TEXT NOT NULL,
    method TEXT NOT NULL,
    amount_minor BIGINT NOT NULL,
    currency TEXT NOT NULL,
    charge_minor BIGINT NOT NULL,
    charge_currency TEXT NOT NULL,
    local_minor BIGINT NOT NULL,
    local_currency TEXT NOT NULL,
    rate_base TEXT,
    rate_quote TEXT,
    rate_value TEXT,
    rate_units INTEGER,
    rate_on DATE,
    rate_source TEXT,
    fees_minor BIGINT NOT NULL,
    purpose BLOB,
    prepared_by BIGINT NOT NULL,
    prepared_at TIMESTAMP NOT NULL,
    UNIQUE (award_id, number)
);

CREATE INDEX payouts_state ON payouts (state, prepared_at);

CREATE INDEX payouts_instalment ON payouts (instalment_id);

CREATE TABLE payout_approvals (
    payout_id BIGINT NOT NULL REFERENCES payouts (id),
    person_id BIGINT NOT NULL REFERENCES people (id),
    choice TEXT NOT NULL,
    note BLOB,
    at TIMESTAMP NOT NULL,
    PRIMARY KEY (payout_id, person_id, at)
) WITHOUT ROWID;

CREATE TABLE payout_records (
    payout_id BIGINT NOT NULL REFERENCES payouts (id),
    sent_on DATE NOT NULL,
    bank_reference BLOB NOT NULL,
    debited_minor BIGINT NOT NULL,
    received_minor BIGINT NOT NULL,
    fees_minor BIGINT NOT NULL,
    transaction_id BIGINT NOT NULL REFERENCES ledger_transactions (id),
    recorded_by BIGINT NOT NULL,
    recorded_at TIMESTAMP NOT NULL,
    reversed_by BIGINT,
    reversed_at TIMESTAMP,
    reversal_reason BLOB,
    PRIMARY KEY (payout_id)
) WITHOUT ROWID;
