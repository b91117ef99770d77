CREATE TABLE concerns (
    id INTEGER PRIMARY KEY NOT NULL,
    key_id BIGINT NOT NULL,
    kind TEXT NOT NULL,
    code_hash BLOB NOT NULL,
    body BLOB NOT NULL,
    reach BLOB NOT NULL,
    at TIMESTAMP NOT NULL,
    closed_at TIMESTAMP,
    UNIQUE (code_hash)
);

CREATE INDEX concerns_closed ON concerns (closed_at);
