CREATE TABLE groups (
    id BIGINT PRIMARY KEY NOT NULL,
    key_id BIGINT NOT NULL,
    name BYTEA NOT NULL,
    kind TEXT,
    country TEXT,
    region TEXT,
    risk TEXT NOT NULL,
    language TEXT NOT NULL,
    merged_into BIGINT REFERENCES groups (id),
    created_at TIMESTAMP NOT NULL
);

CREATE TABLE group_contacts (
    id BIGINT PRIMARY KEY NOT NULL,
    group_id BIGINT NOT NULL REFERENCES groups (id),
    channel TEXT NOT NULL,
    value BYTEA NOT NULL,
    note BYTEA,
    mail_wanted BOOLEAN NOT NULL,
    position INTEGER NOT NULL
);

CREATE INDEX group_contacts_group ON group_contacts (group_id, position);
