ALTER TABLE score_sheets ADD COLUMN first_mean_hundredths INTEGER;
UPDATE score_sheets SET first_mean_hundredths = mean_hundredths;

CREATE TABLE member_notes (
    application_id BIGINT NOT NULL REFERENCES applications (id),
    person_id BIGINT NOT NULL REFERENCES people (id),
    body BLOB NOT NULL,
    PRIMARY KEY (application_id, person_id)
);

CREATE TABLE interests (
    person_id BIGINT NOT NULL REFERENCES people (id),
    year INTEGER NOT NULL,
    body BLOB,
    declared_at TIMESTAMP NOT NULL,
    PRIMARY KEY (person_id, year)
);
