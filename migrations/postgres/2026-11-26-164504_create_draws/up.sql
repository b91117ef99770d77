CREATE TABLE draws (
    call_id BIGINT PRIMARY KEY NOT NULL REFERENCES calls (id),
    seed BYTEA NOT NULL,
    sha256 TEXT NOT NULL,
    committed_at TIMESTAMP NOT NULL,
    revealed_at TIMESTAMP,
    revealed_by BIGINT
);
