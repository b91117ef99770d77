CREATE TABLE second_factors (
    person_id BIGINT PRIMARY KEY NOT NULL REFERENCES people (id),
    secret BYTEA NOT NULL,
    last_step BIGINT NOT NULL,
    set_at TIMESTAMP NOT NULL
);

CREATE TABLE recovery_codes (
    code_hash BYTEA NOT NULL,
    person_id BIGINT NOT NULL REFERENCES people (id),
    used_at TIMESTAMP,
    PRIMARY KEY (code_hash)
);

CREATE INDEX recovery_codes_person ON recovery_codes (person_id);

ALTER TABLE people DROP COLUMN totp_secret;

ALTER TABLE sessions ADD COLUMN strong BOOLEAN NOT NULL DEFAULT FALSE;
