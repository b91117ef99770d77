CREATE TABLE places (
    id INTEGER PRIMARY KEY NOT NULL,
    key_id BIGINT NOT NULL,
    email_token BLOB NOT NULL UNIQUE,
    email BLOB NOT NULL,
    language TEXT NOT NULL,
    made_at TIMESTAMP NOT NULL,
    used_at TIMESTAMP,
    link_hash BLOB UNIQUE,
    link_ends_at TIMESTAMP
);

CREATE TABLE place_cases (
    place_id BIGINT NOT NULL REFERENCES places (id),
    application_id BIGINT NOT NULL REFERENCES applications (id),
    added_at TIMESTAMP NOT NULL,
    PRIMARY KEY (place_id, application_id)
) WITHOUT ROWID;

CREATE INDEX place_cases_application ON place_cases (application_id);

ALTER TABLE sessions ADD COLUMN place_id BIGINT;
