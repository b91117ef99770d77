CREATE TABLE people (
    id INTEGER PRIMARY KEY NOT NULL,
    key_id BIGINT NOT NULL,
    email_token BLOB NOT NULL,
    email BLOB NOT NULL,
    name BLOB NOT NULL,
    language TEXT NOT NULL,
    country TEXT NOT NULL,
    zone TEXT NOT NULL,
    state TEXT NOT NULL,
    password_hash TEXT,
    created_at TIMESTAMP NOT NULL,
    disabled_at TIMESTAMP,
    last_sign_in_on DATE,
    totp_secret BLOB,
    UNIQUE (email_token)
);

CREATE TABLE person_roles (
    person_id BIGINT NOT NULL REFERENCES people (id),
    role TEXT NOT NULL,
    given_at TIMESTAMP NOT NULL,
    PRIMARY KEY (person_id, role)
) WITHOUT ROWID;

CREATE TABLE sessions (
    id INTEGER PRIMARY KEY NOT NULL,
    secret_hash BLOB NOT NULL,
    person_id BIGINT REFERENCES people (id),
    application_id BIGINT,
    created_at TIMESTAMP NOT NULL,
    used_at TIMESTAMP NOT NULL,
    ends_at TIMESTAMP NOT NULL,
    UNIQUE (secret_hash)
);

CREATE INDEX sessions_person ON sessions (person_id);

CREATE INDEX sessions_application ON sessions (application_id);

CREATE TABLE sign_in_links (
    secret_hash BLOB NOT NULL,
    person_id BIGINT NOT NULL REFERENCES people (id),
    purpose TEXT NOT NULL,
    created_at TIMESTAMP NOT NULL,
    ends_at TIMESTAMP NOT NULL,
    used_at TIMESTAMP,
    PRIMARY KEY (secret_hash)
) WITHOUT ROWID;
