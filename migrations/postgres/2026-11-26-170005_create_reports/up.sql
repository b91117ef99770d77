CREATE TABLE reports (
    id BIGINT PRIMARY KEY NOT NULL,
    award_id BIGINT NOT NULL REFERENCES awards (id),
    part INTEGER NOT NULL,
    state TEXT NOT NULL,
    narrative BYTEA NOT NULL,
    note BYTEA,
    saved_at TIMESTAMP NOT NULL,
    sent_at TIMESTAMP,
    decided_by BIGINT,
    decided_at TIMESTAMP,
    UNIQUE (award_id, part)
);

CREATE INDEX reports_state ON reports (state, sent_at);

CREATE TABLE report_lines (
    report_id BIGINT NOT NULL REFERENCES reports (id),
    number INTEGER NOT NULL,
    category TEXT NOT NULL,
    what BYTEA NOT NULL,
    planned_minor BIGINT NOT NULL,
    spent_minor BIGINT NOT NULL,
    currency TEXT NOT NULL,
    note BYTEA,
    PRIMARY KEY (report_id, number),
    CHECK (spent_minor >= 0)
);
