CREATE TABLE vettings (
    id INTEGER PRIMARY KEY NOT NULL,
    application_id BIGINT NOT NULL REFERENCES applications (id),
    kind TEXT NOT NULL,
    done_on DATE NOT NULL,
    card BLOB NOT NULL,
    by_person BIGINT NOT NULL,
    at TIMESTAMP NOT NULL
);

CREATE INDEX vettings_application ON vettings (application_id, done_on);

CREATE TABLE referees (
    id INTEGER PRIMARY KEY NOT NULL,
    application_id BIGINT NOT NULL REFERENCES applications (id),
    card BLOB NOT NULL,
    link_hash BLOB,
    link_until TIMESTAMP,
    reply BLOB,
    replied_at TIMESTAMP,
    added_at TIMESTAMP NOT NULL,
    UNIQUE (link_hash)
);

CREATE INDEX referees_application ON referees (application_id, added_at);
