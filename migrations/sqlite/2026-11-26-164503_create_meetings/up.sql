CREATE TABLE meetings (
    id BIGINT PRIMARY KEY NOT NULL,
    title BLOB NOT NULL,
    place BLOB NOT NULL,
    by_circulation BOOLEAN NOT NULL,
    starts_at TIMESTAMP NOT NULL,
    ends_at TIMESTAMP,
    zone TEXT NOT NULL,
    chair_id BIGINT NOT NULL REFERENCES people (id),
    called_by BIGINT NOT NULL,
    called_at TIMESTAMP NOT NULL,
    minutes BLOB,
    minutes_language TEXT,
    minutes_sha256 TEXT,
    signed_by BIGINT,
    signed_at TIMESTAMP
);

CREATE INDEX meetings_start ON meetings (starts_at);

CREATE TABLE agenda_items (
    id BIGINT PRIMARY KEY NOT NULL,
    meeting_id BIGINT NOT NULL REFERENCES meetings (id),
    position INTEGER NOT NULL,
    application_id BIGINT REFERENCES applications (id),
    topic BLOB,
    yes INTEGER,
    no INTEGER,
    abstain INTEGER,
    UNIQUE (meeting_id, application_id)
);

CREATE INDEX agenda_items_meeting ON agenda_items (meeting_id, position);
CREATE INDEX agenda_items_application ON agenda_items (application_id);

CREATE TABLE attendances (
    meeting_id BIGINT NOT NULL REFERENCES meetings (id),
    person_id BIGINT NOT NULL REFERENCES people (id),
    state TEXT NOT NULL,
    PRIMARY KEY (meeting_id, person_id)
);

ALTER TABLE motions ADD COLUMN meeting_id BIGINT;
CREATE INDEX motions_meeting ON motions (meeting_id);
