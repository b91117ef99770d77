CREATE TABLE funds (
    id INTEGER PRIMARY KEY NOT NULL,
    code TEXT NOT NULL,
    labels TEXT NOT NULL,
    currency TEXT NOT NULL,
    restricted_kinds TEXT NOT NULL,
    restricted_countries TEXT NOT NULL,
    starts_on DATE,
    ends_on DATE,
    state TEXT NOT NULL,
    created_at TIMESTAMP NOT NULL,
    UNIQUE (code)
);

CREATE TABLE ledger_transactions (
    id INTEGER PRIMARY KEY NOT NULL,
    voucher_year INTEGER NOT NULL,
    voucher_number INTEGER NOT NULL,
    effective_on DATE NOT NULL,
    recorded_at TIMESTAMP NOT NULL,
    actor_kind TEXT NOT NULL,
    actor_id BIGINT NOT NULL,
    purpose TEXT NOT NULL,
    subject_kind TEXT NOT NULL,
    subject_id BIGINT NOT NULL,
    reverses_id BIGINT REFERENCES ledger_transactions (id),
    memo BLOB,
    UNIQUE (voucher_year, voucher_number),
    UNIQUE (reverses_id)
);

CREATE INDEX ledger_transactions_subject ON ledger_transactions (subject_kind, subject_id);

CREATE INDEX ledger_transactions_date ON ledger_transactions (effective_on, voucher_year, voucher_number);

CREATE TRIGGER ledger_transactions_no_update BEFORE UPDATE ON ledger_transactions
BEGIN SELECT RAISE(ABORT, 'ledger_transactions is append-only'); END;

CREATE TRIGGER ledger_transactions_no_delete BEFORE DELETE ON ledger_transactions
BEGIN SELECT RAISE(ABORT, 'ledger_transactions is append-only'); END;

CREATE TABLE postings (
    id INTEGER PRIMARY KEY NOT NULL,
    transaction_id BIGINT NOT NULL REFERENCES ledger_transactions (id),
    fund_id BIGINT NOT NULL REFERENCES funds (id),
    account TEXT NOT NULL,
    currency TEXT NOT NULL,
    amount_minor BIGINT NOT NULL,
    voucher_key BIGINT NOT NULL
);

CREATE INDEX postings_transaction ON postings (transaction_id);

CREATE INDEX postings_fund ON postings (fund_id, voucher_key);

CREATE INDEX postings_account ON postings (fund_id, account, currency, voucher_key, amount_minor);

CREATE TRIGGER postings_no_update BEFORE UPDATE ON postings
BEGIN SELECT RAISE(ABORT, 'postings is append-only'); END;

CREATE TRIGGER postings_no_delete BEFORE DELETE ON postings
BEGIN SELECT RAISE(ABORT, 'postings is append-only'); END;

CREATE TABLE balances (
    fund_id BIGINT NOT NULL REFERENCES funds (id),
    account TEXT NOT NULL,
    currency TEXT NOT NULL,
    amount_minor BIGINT NOT NULL,
    PRIMARY KEY (fund_id, account, currency)
) WITHOUT ROWID;

CREATE TABLE vouchers (
    year INTEGER NOT NULL,
    last_number INTEGER NOT NULL,
    PRIMARY KEY (year)
) WITHOUT ROWID;

CREATE TABLE rates (
    id INTEGER PRIMARY KEY NOT NULL,
    base TEXT NOT NULL,
    quote TEXT NOT NULL,
    units INTEGER NOT NULL,
    value TEXT NOT NULL,
    rated_on DATE NOT NULL,
    source TEXT NOT NULL,
    entered_by_kind TEXT NOT NULL,
    entered_by BIGINT NOT NULL,
    entered_at TIMESTAMP NOT NULL
);

CREATE INDEX rates_pair ON rates (base, quote, rated_on);

CREATE INDEX rates_day ON rates (rated_on, id);
