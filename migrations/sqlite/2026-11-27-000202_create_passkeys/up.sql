CREATE TABLE passkeys (
    id BLOB NOT NULL,
    person_id BIGINT NOT NULL REFERENCES people (id),
    public_key BLOB NOT NULL,
    name BLOB NOT NULL,
    counter BIGINT NOT NULL,
    added_on DATE NOT NULL,
    used_on DATE,
    PRIMARY KEY (id)
) WITHOUT ROWID;

CREATE INDEX passkeys_person ON passkeys (person_id);
