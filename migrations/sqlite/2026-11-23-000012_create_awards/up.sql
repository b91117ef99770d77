CREATE TABLE awards (
    id INTEGER PRIMARY KEY NOT NULL,
    application_id BIGINT NOT NULL REFERENCES applications (id),
    decision_id BIGINT NOT NULL REFERENCES decisions (id),
    group_id BIGINT NOT NULL REFERENCES groups (id),
    key_id BIGINT NOT NULL,
    mode TEXT NOT NULL,
    amount_minor BIGINT NOT NULL,
    currency TEXT NOT NULL,
    state TEXT NOT NULL,
    awarded_on DATE NOT NULL,
    starts_on DATE,
    ends_on DATE,
    conditions BLOB,
    created_at TIMESTAMP NOT NULL,
    UNIQUE (application_id)
);

CREATE TABLE award_funds (
    award_id BIGINT NOT NULL REFERENCES awards (id),
    fund_id BIGINT NOT NULL REFERENCES funds (id),
    committed_minor BIGINT NOT NULL,
    currency TEXT NOT NULL,
    paid_minor BIGINT NOT NULL,
    rate_base TEXT,
    rate_quote TEXT,
    rate_value TEXT,
    rate_units INTEGER,
    rate_on DATE,
    rate_source TEXT,
    CHECK (paid_minor BETWEEN 0 AND committed_minor),
    PRIMARY KEY (award_id, fund_id)
) WITHOUT ROWID;

CREATE INDEX award_funds_fund ON award_funds (fund_id);

CREATE TABLE instalments (
    id INTEGER PRIMARY KEY NOT NULL,
    award_id BIGINT NOT NULL REFERENCES awards (id),
    number INTEGER NOT NULL,
    amount_minor BIGINT NOT NULL,
    currency TEXT NOT NULL,
    due_on DATE NOT NULL,
    condition TEXT NOT NULL,
    condition_note BLOB,
    met_on DATE,
    met_by BIGINT,
    state TEXT NOT NULL,
    paid_minor BIGINT NOT NULL,
    UNIQUE (award_id, number),
    CHECK (paid_minor BETWEEN 0 AND amount_minor)
);

CREATE INDEX instalments_due ON instalments (state, due_on);
