CREATE TABLE reserve_lists (
    call_id BIGINT PRIMARY KEY NOT NULL REFERENCES calls (id),
    ends_on DATE,
    ended_at TIMESTAMP
);

CREATE TABLE reserve_places (
    application_id BIGINT PRIMARY KEY NOT NULL REFERENCES applications (id),
    call_id BIGINT NOT NULL REFERENCES reserve_lists (call_id),
    decision_id BIGINT NOT NULL REFERENCES decisions (id),
    fund_id BIGINT NOT NULL REFERENCES funds (id),
    amount_minor BIGINT NOT NULL,
    currency TEXT NOT NULL,
    position INTEGER NOT NULL,
    skipped_at TIMESTAMP,
    reason BLOB,
    CHECK (position > 0 AND amount_minor > 0)
);

CREATE INDEX reserve_places_call ON reserve_places (call_id, position);

ALTER TABLE round_rules ADD COLUMN place_told BOOLEAN NOT NULL DEFAULT FALSE;
