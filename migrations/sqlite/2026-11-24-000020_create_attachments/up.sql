CREATE TABLE attachments (
    id INTEGER PRIMARY KEY NOT NULL,
    subject_kind TEXT NOT NULL,
    subject_id BIGINT NOT NULL,
    question_id BIGINT NOT NULL,
    key_id BIGINT NOT NULL,
    kind TEXT NOT NULL,
    name BLOB NOT NULL,
    size_bytes BIGINT NOT NULL,
    sending INTEGER NOT NULL,
    author_kind TEXT NOT NULL,
    author_id BIGINT NOT NULL,
    at TIMESTAMP NOT NULL
);

CREATE INDEX attachments_subject ON attachments (subject_kind, subject_id, at);

CREATE TABLE attachment_contents (
    attachment_id BIGINT PRIMARY KEY NOT NULL,
    content BLOB NOT NULL
);
