CREATE TABLE payees (
    id BIGINT PRIMARY KEY NOT NULL,
    key_id BIGINT NOT NULL,
    group_id BIGINT REFERENCES groups (id),
    name BYTEA NOT NULL,
    method TEXT NOT NULL,
    country TEXT NOT NULL,
    currency TEXT NOT NULL,
    details BYTEA NOT NULL,
    account_tail TEXT NOT NULL,
    state TEXT NOT NULL,
    verified_note BYTEA,
    created_by BIGINT NOT NULL,
    created_at TIMESTAMP NOT NULL,
    verified_by BIGINT,
    verified_at TIMESTAMP
);

CREATE INDEX payees_group ON payees (group_id);
