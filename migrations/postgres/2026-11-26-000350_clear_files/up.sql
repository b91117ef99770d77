CREATE TABLE file_clearances (
    attachment_id BIGINT PRIMARY KEY NOT NULL,
    application_id BIGINT NOT NULL REFERENCES applications (id),
    cleared BOOLEAN NOT NULL,
    by_person BIGINT NOT NULL,
    at TIMESTAMP NOT NULL
);

CREATE INDEX file_clearances_application ON file_clearances (application_id);
