CREATE TABLE award_offers (
    id INTEGER PRIMARY KEY NOT NULL,
    application_id BIGINT NOT NULL REFERENCES applications (id),
    decision_id BIGINT NOT NULL REFERENCES decisions (id),
    fund_id BIGINT NOT NULL REFERENCES funds (id),
    amount_minor BIGINT NOT NULL,
    currency TEXT NOT NULL,
    reserved_minor BIGINT NOT NULL,
    with_budget BOOLEAN NOT NULL,
    state TEXT NOT NULL,
    offered_at TIMESTAMP NOT NULL,
    answer_by DATE,
    channel TEXT,
    reason BLOB,
    answered_at TIMESTAMP,
    answered_by BIGINT,
    CHECK (amount_minor > 0 AND reserved_minor > 0)
);

CREATE INDEX award_offers_application ON award_offers (application_id, offered_at);

CREATE UNIQUE INDEX award_offers_open ON award_offers (application_id) WHERE state IN ('waiting', 'agreed');

CREATE INDEX award_offers_state ON award_offers (state, offered_at);
