CREATE TABLE vettings (
    id BIGINT PRIMARY KEY NOT NULL,
    application_id BIGINT NOT NULL REFERENCES applications (id),
    kind TEXT NOT NULL,
    done_on DATE NOT NULL,
    card BYTEA NOT NULL,
    by_person BIGINT NOT NULL,
    at TIMESTAMP NOT NULL
);

CREATE INDEX vettings_application ON vettings (application_id, done_on);

CREATE TABLE referees (
    id BIGINT PRIMARY KEY NOT NULL,
    application_id BIGINT NOT NULL REFERENCES applications (id),
    card BYTEA NOT NULL,
    link_hash BYTEA,
    link_until TIMESTAMP,
    reply BYTEA,
    replied_at TIMESTAMP,
    added_at TIMESTAMP NOT NULL,
    UNIQUE (link_hash)
);

CREATE INDEX referees_application ON referees (application_id, added_at);
