CREATE TABLE payout_limits (
    id BIGINT PRIMARY KEY NOT NULL,
    currency TEXT NOT NULL,
    amount_minor BIGINT NOT NULL,
    state TEXT NOT NULL,
    proposed_by BIGINT NOT NULL REFERENCES people (id),
    proposed_at TIMESTAMP NOT NULL,
    decided_by BIGINT,
    decided_at TIMESTAMP
);

CREATE INDEX payout_limits_currency ON payout_limits (currency, state);

ALTER TABLE payout_records ADD COLUMN arrival TEXT;

ALTER TABLE payout_records ADD COLUMN arrived_minor BIGINT;

ALTER TABLE payout_records ADD COLUMN arrival_at TIMESTAMP;
