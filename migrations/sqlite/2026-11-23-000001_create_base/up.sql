CREATE TABLE seal_keys (
    id INTEGER PRIMARY KEY NOT NULL,
    wrapped BLOB NOT NULL,
    master TEXT NOT NULL,
    made_on DATE NOT NULL
);

CREATE TABLE request_keys (
    actor TEXT NOT NULL,
    key TEXT NOT NULL,
    result TEXT NOT NULL,
    at TIMESTAMP NOT NULL,
    PRIMARY KEY (actor, key)
) WITHOUT ROWID;

CREATE TABLE blind_tokens (
    subject_kind TEXT NOT NULL,
    token BIGINT NOT NULL,
    subject_id BIGINT NOT NULL,
    PRIMARY KEY (subject_kind, token, subject_id)
) WITHOUT ROWID;

CREATE INDEX blind_tokens_subject ON blind_tokens (subject_kind, subject_id);
