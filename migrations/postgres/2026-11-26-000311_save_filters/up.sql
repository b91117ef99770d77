CREATE TABLE saved_filters (
    id BIGINT PRIMARY KEY NOT NULL,
    person_id BIGINT NOT NULL REFERENCES people (id),
    body BYTEA NOT NULL,
    at TIMESTAMP NOT NULL
);

CREATE INDEX saved_filters_person ON saved_filters (person_id, at);
