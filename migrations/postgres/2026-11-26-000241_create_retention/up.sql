CREATE TABLE retention_rules (
    name TEXT PRIMARY KEY NOT NULL,
    span INTEGER NOT NULL
);

INSERT INTO retention_rules (name, span) VALUES ('draft_days', 30), ('refused_months', 6), ('funded_years', 0),
    ('high_draft_days', 14), ('high_refused_months', 3);

CREATE TABLE fund_retentions (
    fund_id BIGINT PRIMARY KEY NOT NULL REFERENCES funds (id),
    years INTEGER NOT NULL
);
