CREATE TABLE passkeys (
    id BYTEA NOT NULL,
    person_id BIGINT NOT NULL REFERENCES people (id),
    public_key BYTEA NOT NULL,
    name BYTEA NOT NULL,
    counter BIGINT NOT NULL,
    added_on DATE NOT NULL,
    used_on DATE,
    PRIMARY KEY (id)
);

CREATE INDEX passkeys_person ON passkeys (person_id);
