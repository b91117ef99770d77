CREATE TABLE award_duties_once (
    award_id BIGINT NOT NULL REFERENCES awards (id),
    duty_id BIGINT NOT NULL REFERENCES legal_duties (id),
    country TEXT NOT NULL,
    counted_from DATE NOT NULL,
    computed_on DATE NOT NULL,
    due_on DATE NOT NULL,
    moved_reason BLOB,
    responsible BLOB,
    note BLOB,
    done_by BIGINT,
    done_at TIMESTAMP,
    PRIMARY KEY (award_id, duty_id),
    CHECK ((done_by IS NULL) = (done_at IS NULL))
) WITHOUT ROWID;

INSERT INTO award_duties_once
SELECT award_id, duty_id, country, counted_from, computed_on, due_on, moved_reason, responsible, note, done_by, done_at
FROM award_duties
WHERE year = 0;

DROP TABLE award_duties;

ALTER TABLE award_duties_once RENAME TO award_duties;

CREATE INDEX award_duties_due ON award_duties (due_on, award_id, duty_id) WHERE done_at IS NULL;

ALTER TABLE legal_duties DROP COLUMN due_day;
ALTER TABLE legal_duties DROP COLUMN due_month;
