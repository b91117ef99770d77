CREATE TABLE places (
    id BIGINT PRIMARY KEY NOT NULL,
    key_id BIGINT NOT NULL,
    email_token BYTEA NOT NULL UNIQUE,
    email BYTEA NOT NULL,
    language TEXT NOT NULL,
    made_at TIMESTAMP NOT NULL,
    used_at TIMESTAMP,
    link_hash BYTEA UNIQUE,
    link_ends_at TIMESTAMP
);

CREATE TABLE place_cases (
    place_id BIGINT NOT NULL REFERENCES places (id),
    application_id BIGINT NOT NULL REFERENCES applications (id),
    added_at TIMESTAMP NOT NULL,
    PRIMARY KEY (place_id, application_id)
);

CREATE INDEX place_cases_application ON place_cases (application_id);

ALTER TABLE sessions ADD COLUMN place_id BIGINT;
