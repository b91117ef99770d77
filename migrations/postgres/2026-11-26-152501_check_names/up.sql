CREATE TABLE sanction_lists (
    id BIGINT PRIMARY KEY NOT NULL,
    publisher TEXT NOT NULL,
    dated_on DATE,
    sha256 TEXT NOT NULL,
    entries BIGINT NOT NULL,
    names BIGINT NOT NULL,
    state TEXT NOT NULL,
    imported_by BIGINT NOT NULL,
    imported_at TIMESTAMP NOT NULL
);

CREATE INDEX sanction_lists_state ON sanction_lists (state, publisher);

CREATE TABLE sanction_names (
    id BIGINT PRIMARY KEY NOT NULL,
    list_id BIGINT NOT NULL REFERENCES sanction_lists (id),
    entry TEXT NOT NULL,
    name TEXT NOT NULL
);

CREATE INDEX sanction_names_list ON sanction_names (list_id);

CREATE TABLE sanction_words (
    list_id BIGINT NOT NULL,
    word TEXT NOT NULL,
    name_id BIGINT NOT NULL,
    PRIMARY KEY (list_id, word, name_id)
);

CREATE TABLE name_checks (
    id BIGINT PRIMARY KEY NOT NULL,
    application_id BIGINT NOT NULL REFERENCES applications (id),
    occasion TEXT NOT NULL,
    subject_kind TEXT NOT NULL,
    subject_id BIGINT NOT NULL,
    lists TEXT NOT NULL,
    names INTEGER NOT NULL,
    hits INTEGER NOT NULL,
    checked_by_kind TEXT NOT NULL,
    checked_by BIGINT NOT NULL,
    checked_at TIMESTAMP NOT NULL
);

CREATE INDEX name_checks_application ON name_checks (application_id, checked_at);

CREATE TABLE name_hits (
    id BIGINT PRIMARY KEY NOT NULL,
    application_id BIGINT NOT NULL REFERENCES applications (id),
    token BIGINT NOT NULL,
    list_id BIGINT NOT NULL REFERENCES sanction_lists (id),
    details BYTEA NOT NULL,
    verdict TEXT NOT NULL,
    note BYTEA,
    found_at TIMESTAMP NOT NULL,
    judged_by BIGINT,
    judged_at TIMESTAMP,
    UNIQUE (application_id, token)
);

CREATE INDEX name_hits_verdict ON name_hits (verdict, found_at);
