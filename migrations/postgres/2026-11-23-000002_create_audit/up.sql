CREATE TABLE audit_entries (
    id BIGINT PRIMARY KEY NOT NULL,
    at TIMESTAMP NOT NULL,
    actor_kind TEXT NOT NULL,
    actor_id BIGINT NOT NULL,
    act TEXT NOT NULL,
    subject_kind TEXT NOT NULL,
    subject_id BIGINT NOT NULL,
    case_id BIGINT,
    key_id BIGINT,
    details BYTEA
);

CREATE INDEX audit_entries_subject ON audit_entries (subject_kind, subject_id, at);

CREATE INDEX audit_entries_case ON audit_entries (case_id, at);

CREATE INDEX audit_entries_at ON audit_entries (at, id);

CREATE FUNCTION audit_entries_append_only() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'audit_entries is append-only'; END $$;
CREATE TRIGGER audit_entries_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entries
FOR EACH STATEMENT EXECUTE FUNCTION audit_entries_append_only();

CREATE TABLE audit_seals (
    number BIGINT NOT NULL,
    at TIMESTAMP NOT NULL,
    previous BYTEA NOT NULL,
    entries INTEGER NOT NULL,
    tag BYTEA NOT NULL,
    PRIMARY KEY (number)
);

CREATE FUNCTION audit_seals_append_only() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'audit_seals is append-only'; END $$;
CREATE TRIGGER audit_seals_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_seals
FOR EACH STATEMENT EXECUTE FUNCTION audit_seals_append_only();

CREATE TABLE audit_sealed (
    entry_id BIGINT NOT NULL,
    seal_number BIGINT NOT NULL,
    position INTEGER NOT NULL,
    digest BYTEA NOT NULL,
    PRIMARY KEY (entry_id)
);

CREATE INDEX audit_sealed_seal ON audit_sealed (seal_number, position);

CREATE FUNCTION audit_sealed_append_only() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'audit_sealed is append-only'; END $$;
CREATE TRIGGER audit_sealed_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_sealed
FOR EACH STATEMENT EXECUTE FUNCTION audit_sealed_append_only();
