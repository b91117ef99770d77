CREATE TABLE audit_entries (
    id INTEGER PRIMARY KEY NOT NULL,
    at TIMESTAMP NOT NULL,
    actor_kind TEXT NOT NULL,
    actor_id BIGINT NOT NULL,
    act TEXT NOT NULL,
    subject_kind TEXT NOT NULL,
    subject_id BIGINT NOT NULL,
    case_id BIGINT,
    key_id BIGINT,
    details BLOB
);

CREATE INDEX audit_entries_subject ON audit_entries (subject_kind, subject_id, at);

CREATE INDEX audit_entries_case ON audit_entries (case_id, at);

CREATE INDEX audit_entries_at ON audit_entries (at, id);

CREATE TRIGGER audit_entries_no_update BEFORE UPDATE ON audit_entries
BEGIN SELECT RAISE(ABORT, 'audit_entries is append-only'); END;

CREATE TRIGGER audit_entries_no_delete BEFORE DELETE ON audit_entries
BEGIN SELECT RAISE(ABORT, 'audit_entries is append-only'); END;

CREATE TABLE audit_seals (
    number BIGINT NOT NULL,
    at TIMESTAMP NOT NULL,
    previous BLOB NOT NULL,
    entries INTEGER NOT NULL,
    tag BLOB NOT NULL,
    PRIMARY KEY (number)
) WITHOUT ROWID;

CREATE TRIGGER audit_seals_no_update BEFORE UPDATE ON audit_seals
BEGIN SELECT RAISE(ABORT, 'audit_seals is append-only'); END;

CREATE TRIGGER audit_seals_no_delete BEFORE DELETE ON audit_seals
BEGIN SELECT RAISE(ABORT, 'audit_seals is append-only'); END;

CREATE TABLE audit_sealed (
    entry_id BIGINT NOT NULL,
    seal_number BIGINT NOT NULL,
    position INTEGER NOT NULL,
    digest BLOB NOT NULL,
    PRIMARY KEY (entry_id)
) WITHOUT ROWID;

CREATE INDEX audit_sealed_seal ON audit_sealed (seal_number, position);

CREATE TRIGGER audit_sealed_no_update BEFORE UPDATE ON audit_sealed
BEGIN SELECT RAISE(ABORT, 'audit_sealed is append-only'); END;

CREATE TRIGGER audit_sealed_no_delete BEFORE DELETE ON audit_sealed
BEGIN SELECT RAISE(ABORT, 'audit_sealed is append-only'); END;
