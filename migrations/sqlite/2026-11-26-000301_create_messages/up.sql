CREATE TABLE thread_reads (
    subject_kind TEXT NOT NULL,
    subject_id BIGINT NOT NULL,
    lane TEXT NOT NULL,
    reader_kind TEXT NOT NULL,
    reader_id BIGINT NOT NULL,
    read_at TIMESTAMP NOT NULL,
    PRIMARY KEY (subject_kind, subject_id, lane, reader_kind, reader_id)
);

CREATE TABLE thread_cares (
    subject_kind TEXT NOT NULL,
    subject_id BIGINT NOT NULL,
    lane TEXT NOT NULL,
    person_id BIGINT,
    settled_at TIMESTAMP,
    PRIMARY KEY (subject_kind, subject_id, lane)
);

CREATE INDEX thread_entries_inbox ON thread_entries (lane, author_kind, at);

CREATE TABLE mail_answers (
    id INTEGER PRIMARY KEY NOT NULL,
    language TEXT NOT NULL,
    name TEXT NOT NULL,
    body TEXT NOT NULL,
    changed_at TIMESTAMP NOT NULL,
    changed_by BIGINT NOT NULL,
    retired_at TIMESTAMP
);
