ALTER TABLE motions ADD COLUMN urn BYTEA;

CREATE TABLE secret_voters (
    motion_id BIGINT NOT NULL REFERENCES motions (id),
    person_id BIGINT NOT NULL REFERENCES people (id),
    PRIMARY KEY (motion_id, person_id)
);
