CREATE TABLE assignments (
    application_id BIGINT NOT NULL REFERENCES applications (id),
    person_id BIGINT NOT NULL REFERENCES people (id),
    assigned_at TIMESTAMP NOT NULL,
    PRIMARY KEY (application_id, person_id)
);

CREATE INDEX assignments_person ON assignments (person_id);
