CREATE TABLE donors (
    id INTEGER PRIMARY KEY NOT NULL,
    code TEXT NOT NULL,
    labels TEXT NOT NULL,
    created_at TIMESTAMP NOT NULL,
    UNIQUE (code)
);

CREATE TABLE contracts (
    id INTEGER PRIMARY KEY NOT NULL,
    donor_id BIGINT NOT NULL REFERENCES donors (id),
    fund_id BIGINT NOT NULL REFERENCES funds (id),
    reference TEXT NOT NULL,
    signed_on DATE NOT NULL,
    starts_on DATE,
    ends_on DATE,
    created_at TIMESTAMP NOT NULL,
    UNIQUE (donor_id, reference)
);

CREATE INDEX contracts_fund ON contracts (fund_id);

CREATE TABLE pledges (
    id INTEGER PRIMARY KEY NOT NULL,
    contract_id BIGINT NOT NULL REFERENCES contracts (id),
    amount_minor BIGINT NOT NULL,
    currency TEXT NOT NULL,
    due_on DATE NOT NULL,
    created_at TIMESTAMP NOT NULL,
    CHECK (amount_minor > 0)
);

CREATE INDEX pledges_contract ON pledges (contract_id, due_on);

CREATE TABLE receipts (
    transaction_id INTEGER PRIMARY KEY NOT NULL REFERENCES ledger_transactions (id),
    pledge_id BIGINT NOT NULL REFERENCES pledges (id),
    given_minor BIGINT NOT NULL,
    currency TEXT NOT NULL,
    CHECK (given_minor > 0)
);

CREATE INDEX receipts_pledge ON receipts (pledge_id);

ALTER TABLE funds ADD COLUMN restricted_themes TEXT NOT NULL DEFAULT '[]';

ALTER TABLE funds ADD COLUMN restricted_categories TEXT NOT NULL DEFAULT '[]';

ALTER TABLE funds ADD COLUMN admin_share INTEGER NOT NULL DEFAULT 0;

ALTER TABLE funds ADD COLUMN rate_source TEXT;

ALTER TABLE funds ADD COLUMN rate_day TEXT NOT NULL DEFAULT 'own';
