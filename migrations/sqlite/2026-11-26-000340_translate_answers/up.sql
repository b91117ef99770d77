CREATE TABLE answer_translations (
    id INTEGER PRIMARY KEY NOT NULL,
    application_id BIGINT NOT NULL REFERENCES applications (id),
    code TEXT NOT NULL,
    text BLOB NOT NULL,
    by_person BIGINT NOT NULL,
    at TIMESTAMP NOT NULL,
    UNIQUE (application_id, code)
);
