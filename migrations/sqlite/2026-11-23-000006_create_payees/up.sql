CREATE TABLE payees (
    id INTEGER PRIMARY KEY NOT NULL,
    key_id BIGINT NOT NULL,
    group_id BIGINT REFERENCES groups (id),
    name BLOB NOT NULL,
    method TEXT NOT NULL,
    country TEXT NOT NULL,
    currency TEXT NOT NULL,
    details BLOB NOT NULL,
    account_tail TEXT NOT NULL,
    state TEXT NOT NULL,
    verified_note BLOB,
    created_by BIGINT NOT NULL,
    created_at TIMESTAMP NOT NULL,
    verified_by BIGINT,
    verified_at TIMESTAMP
);

CREATE INDEX payees_group ON payees (group_id);
