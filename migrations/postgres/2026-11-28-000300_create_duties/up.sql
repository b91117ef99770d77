CREATE TABLE legal_duties (
    id BIGINT PRIMARY KEY NOT NULL,
    country TEXT NOT NULL,
    position INTEGER NOT NULL,
    labels TEXT NOT NULL,
    counted TEXT NOT NULL CHECK (counted IN ('award', 'payment')),
    days INTEGER NOT NULL CHECK (days >= 0),
    offered BOOLEAN NOT NULL
);

CREATE TABLE award_duties (
    award_id BIGINT NOT NULL REFERENCES awards (id),
    duty_id BIGINT NOT NULL REFERENCES legal_duties (id),
    country TEXT NOT NULL,
    counted_from DATE NOT NULL,
    computed_on DATE NOT NULL,
    due_on DATE NOT NULL,
    moved_reason BYTEA,
    responsible BYTEA,
    note BYTEA,
    done_by BIGINT,
    done_at TIMESTAMP,
    PRIMARY KEY (award_id, duty_id),
    CHECK ((done_by IS NULL) = (done_at IS NULL))
);

CREATE INDEX award_duties_due ON award_duties (due_on, award_id, duty_id) WHERE done_at IS NULL;
