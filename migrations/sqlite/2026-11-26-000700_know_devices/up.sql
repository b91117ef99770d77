CREATE TABLE devices (
    secret_hash BLOB NOT NULL,
    person_id BIGINT NOT NULL REFERENCES people (id),
    number INTEGER NOT NULL,
    name BLOB,
    first_on DATE NOT NULL,
    last_on DATE NOT NULL,
    PRIMARY KEY (secret_hash)
) WITHOUT ROWID;

CREATE INDEX devices_person ON devices (person_id);

ALTER TABLE sessions ADD COLUMN device BLOB;

ALTER TABLE sessions ADD COLUMN proved_at TIMESTAMP;

CREATE INDEX sign_in_links_person ON sign_in_links (person_id);
