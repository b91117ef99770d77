CREATE TABLE draft_openings (
    id INTEGER PRIMARY KEY NOT NULL,
    application_id BIGINT NOT NULL REFERENCES applications (id),
    person_id BIGINT NOT NULL REFERENCES people (id),
    opened_at TIMESTAMP NOT NULL,
    until_at TIMESTAMP NOT NULL,
    reason BLOB
);

CREATE INDEX draft_openings_application ON draft_openings (application_id, opened_at);
