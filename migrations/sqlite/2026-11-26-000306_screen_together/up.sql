ALTER TABLE applications ADD COLUMN due_on DATE;

CREATE INDEX applications_assigned ON applications (assigned_to, listed_on, id) WHERE assigned_to IS NOT NULL;

CREATE INDEX applications_due ON applications (due_on) WHERE due_on IS NOT NULL;

CREATE TABLE tags (
    id INTEGER PRIMARY KEY NOT NULL,
    label BLOB NOT NULL
);

CREATE TABLE tagged (
    tag_id BIGINT NOT NULL REFERENCES tags (id),
    subject_kind TEXT NOT NULL,
    subject_id BIGINT NOT NULL,
    PRIMARY KEY (tag_id, subject_kind, subject_id)
) WITHOUT ROWID;

CREATE INDEX tagged_subject ON tagged (subject_kind, subject_id);

CREATE TABLE screening_plans (
    call_id BIGINT PRIMARY KEY NOT NULL REFERENCES calls (id),
    people INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE screening_checks (
    id INTEGER PRIMARY KEY NOT NULL,
    call_id BIGINT NOT NULL REFERENCES calls (id),
    position INTEGER NOT NULL,
    labels TEXT NOT NULL,
    retired_at TIMESTAMP
);

CREATE INDEX screening_checks_call ON screening_checks (call_id, position);

CREATE TABLE screening_views (
    id INTEGER PRIMARY KEY NOT NULL,
    application_id BIGINT NOT NULL REFERENCES applications (id),
    sending INTEGER NOT NULL,
    by_person BIGINT NOT NULL,
    outcome TEXT NOT NULL,
    reason TEXT,
    note BLOB NOT NULL,
    at TIMESTAMP NOT NULL,
    UNIQUE (application_id, sending, by_person)
);

CREATE TABLE screening_marks (
    view_id BIGINT NOT NULL REFERENCES screening_views (id),
    check_id BIGINT NOT NULL REFERENCES screening_checks (id),
    mark TEXT NOT NULL,
    PRIMARY KEY (view_id, check_id)
) WITHOUT ROWID;
