CREATE TABLE saved_filters (
    id INTEGER PRIMARY KEY NOT NULL,
    person_id BIGINT NOT NULL REFERENCES people (id),
    body BLOB NOT NULL,
    at TIMESTAMP NOT NULL
);

CREATE INDEX saved_filters_person ON saved_filters (person_id, at);
