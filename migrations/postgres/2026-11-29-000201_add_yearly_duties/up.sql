ALTER TABLE legal_duties ADD COLUMN due_month INTEGER CHECK (due_month BETWEEN 1 AND 12);
ALTER TABLE legal_duties ADD COLUMN due_day INTEGER CHECK (due_day BETWEEN 1 AND 31);

CREATE TABLE award_duties_by_year (
    award_id BIGINT NOT NULL REFERENCES awards (id),
    duty_id BIGINT NOT NULL REFERENCES legal_duties (id),
    year INTEGER NOT NULL,
    country TEXT NOT NULL,
    counted_from DATE NOT NULL,
    computed_on DATE NOT NULL,
    due_on DATE NOT NULL,
    moved_reason BYTEA,
    responsible BYTEA,
    note BYTEA,
    done_by BIGINT,
    done_at TIMESTAMP,
    PRIMARY KEY (award_id, duty_id, year),
    CHECK ((done_by IS NULL) = (done_at IS NULL))
);

INSERT INTO award_duties_by_year
SELECT award_id, duty_id, 0, country, counted_from, computed_on, due_on, moved_reason, responsible, note, done_by, done_at
FROM award_duties;

DROP TABLE award_duties;

ALTER TABLE award_duties_by_year RENAME TO award_duties;

CREATE INDEX award_duties_due ON award_duties (due_on, award_id, duty_id) WHERE done_at IS NULL;
