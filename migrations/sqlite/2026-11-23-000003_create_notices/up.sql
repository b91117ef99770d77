CREATE TABLE notices (
    id INTEGER PRIMARY KEY NOT NULL,
    at TIMESTAMP NOT NULL,
    kind TEXT NOT NULL,
    reader_kind TEXT NOT NULL,
    reader_id BIGINT NOT NULL,
    case_id BIGINT,
    key_id BIGINT NOT NULL,
    payload BLOB NOT NULL,
    state TEXT NOT NULL,
    once_key TEXT,
    due_at TIMESTAMP NOT NULL,
    claimed_by TEXT,
    claimed_until TIMESTAMP,
    attempts INTEGER NOT NULL,
    sent_at TIMESTAMP,
    answer TEXT,
    message_id TEXT NOT NULL,
    composed BLOB,
    UNIQUE (once_key)
);

CREATE INDEX notices_queue ON notices (state, due_at);

CREATE INDEX notices_log ON notices (at, id);

CREATE INDEX notices_case ON notices (case_id, at);
