CREATE TABLE award_amendments (
    id BIGINT PRIMARY KEY NOT NULL,
    award_id BIGINT NOT NULL REFERENCES awards (id),
    before_minor BIGINT NOT NULL,
    amount_minor BIGINT NOT NULL,
    currency TEXT NOT NULL,
    ends_on DATE,
    due_on DATE,
    fund_id BIGINT REFERENCES funds (id),
    reason BYTEA NOT NULL,
    state TEXT NOT NULL,
    proposed_by BIGINT NOT NULL,
    proposed_at TIMESTAMP NOT NULL,
    decided_by BIGINT,
    decided_at TIMESTAMP,
    CHECK (decided_by IS NULL OR decided_by <> proposed_by),
    CHECK ((state = 'waiting') = (decided_by IS NULL))
);

CREATE INDEX award_amendments_award ON award_amendments (award_id, proposed_at);

CREATE UNIQUE INDEX award_amendments_waiting ON award_amendments (award_id) WHERE state = 'waiting';
