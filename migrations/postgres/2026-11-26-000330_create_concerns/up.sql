CREATE TABLE concerns (
    id BIGINT PRIMARY KEY NOT NULL,
    key_id BIGINT NOT NULL,
    kind TEXT NOT NULL,
    code_hash BYTEA NOT NULL,
    body BYTEA NOT NULL,
    reach BYTEA NOT NULL,
    at TIMESTAMP NOT NULL,
    closed_at TIMESTAMP,
    UNIQUE (code_hash)
);

CREATE INDEX concerns_closed ON concerns (closed_at);
