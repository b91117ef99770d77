CREATE TABLE group_access (
    group_id BIGINT NOT NULL REFERENCES groups (id),
    person_id BIGINT NOT NULL REFERENCES people (id),
    by_person BIGINT NOT NULL,
    at TIMESTAMP NOT NULL,
    PRIMARY KEY (group_id, person_id)
);

CREATE INDEX group_access_person ON group_access (person_id, group_id);

CREATE TABLE board_summaries (
    application_id BIGINT PRIMARY KEY NOT NULL REFERENCES applications (id),
    text BYTEA NOT NULL,
    by_person BIGINT NOT NULL,
    at TIMESTAMP NOT NULL
);
