CREATE TABLE bank_accounts (
    id INTEGER PRIMARY KEY NOT NULL,
    kind TEXT NOT NULL,
    currency TEXT NOT NULL,
    details BLOB NOT NULL,
    opening_minor BIGINT NOT NULL,
    opening_on DATE NOT NULL,
    added_by BIGINT NOT NULL,
    added_at TIMESTAMP NOT NULL
);

CREATE TABLE bank_statements (
    id INTEGER PRIMARY KEY NOT NULL,
    account_id BIGINT NOT NULL REFERENCES bank_accounts (id),
    format TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    from_on DATE NOT NULL,
    to_on DATE NOT NULL,
    opening_minor BIGINT NOT NULL,
    closing_minor BIGINT NOT NULL,
    lines INTEGER NOT NULL,
    known INTEGER NOT NULL,
    imported_by BIGINT NOT NULL,
    imported_at TIMESTAMP NOT NULL,
    UNIQUE (account_id, sha256)
);

CREATE TABLE bank_lines (
    id INTEGER PRIMARY KEY NOT NULL,
    account_id BIGINT NOT NULL REFERENCES bank_accounts (id),
    statement_id BIGINT REFERENCES bank_statements (id),
    booked_on DATE NOT NULL,
    amount_minor BIGINT NOT NULL,
    token BIGINT NOT NULL,
    details BLOB NOT NULL,
    state TEXT NOT NULL,
    transaction_id BIGINT REFERENCES ledger_transactions (id),
    transfer_id BIGINT,
    note BLOB,
    settled_by BIGINT,
    settled_at TIMESTAMP,
    UNIQUE (account_id, token)
);

CREATE INDEX bank_lines_state ON bank_lines (account_id, state, booked_on);

CREATE INDEX bank_lines_transaction ON bank_lines (transaction_id);

CREATE TABLE bank_transfers (
    id INTEGER PRIMARY KEY NOT NULL,
    from_account BIGINT NOT NULL REFERENCES bank_accounts (id),
    to_account BIGINT NOT NULL REFERENCES bank_accounts (id),
    leaves_minor BIGINT NOT NULL,
    arrives_minor BIGINT NOT NULL,
    moved_on DATE NOT NULL,
    note BLOB,
    made_by BIGINT NOT NULL,
    made_at TIMESTAMP NOT NULL,
    CHECK (from_account <> to_account)
);
