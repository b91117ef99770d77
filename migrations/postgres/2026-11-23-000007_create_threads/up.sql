CREATE TABLE thread_entries (
    id BIGINT PRIMARY KEY NOT NULL,
    subject_kind TEXT NOT NULL,
    subject_id BIGINT NOT NULL,
    lane TEXT NOT NULL,
    key_id BIGINT NOT NULL,
    author_kind TEXT NOT NULL,
    author_id BIGINT NOT NULL,
    body BYTEA NOT NULL,
    at TIMESTAMP NOT NULL,
    struck_at TIMESTAMP,
    struck_by BIGINT,
    struck_reason BYTEA
);

CREATE INDEX thread_entries_subject ON thread_entries (subject_kind, subject_id, lane, at);
