CREATE TABLE reading_wishes (
    person_id BIGINT NOT NULL REFERENCES people (id),
    wished TEXT NOT NULL,
    code TEXT NOT NULL,
    PRIMARY KEY (person_id, wished, code)
);
