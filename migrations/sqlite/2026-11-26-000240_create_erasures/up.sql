ALTER TABLE applications ADD COLUMN erased_on DATE;

CREATE TABLE legal_holds (
    id BIGINT PRIMARY KEY NOT NULL,
    application_id BIGINT NOT NULL REFERENCES applications (id),
    reason BLOB NOT NULL,
    set_by BIGINT NOT NULL,
    set_at TIMESTAMP NOT NULL,
    lifted_by BIGINT,
    lifted_at TIMESTAMP
);

CREATE INDEX legal_holds_application ON legal_holds (application_id);

CREATE TABLE erasures (
    id BIGINT PRIMARY KEY NOT NULL,
    application_id BIGINT NOT NULL REFERENCES applications (id),
    why TEXT NOT NULL,
    reason BLOB,
    by_kind TEXT NOT NULL,
    by_id BIGINT NOT NULL,
    at TIMESTAMP NOT NULL,
    counts TEXT NOT NULL
);

CREATE INDEX erasures_at ON erasures (at, id);
