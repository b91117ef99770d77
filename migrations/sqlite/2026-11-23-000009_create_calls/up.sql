CREATE TABLE choices (
    id INTEGER PRIMARY KEY NOT NULL,
    list TEXT NOT NULL,
    code TEXT NOT NULL,
    parent TEXT NOT NULL,
    position INTEGER NOT NULL,
    labels TEXT NOT NULL,
    offered BOOLEAN NOT NULL,
    UNIQUE (list, code)
);

CREATE TABLE calls (
    id INTEGER PRIMARY KEY NOT NULL,
    code TEXT NOT NULL,
    labels TEXT NOT NULL,
    purpose TEXT NOT NULL,
    mode TEXT NOT NULL,
    state TEXT NOT NULL,
    zone TEXT NOT NULL,
    opens_at TIMESTAMP NOT NULL,
    closes_at TIMESTAMP,
    countries TEXT NOT NULL,
    kinds TEXT NOT NULL,
    currencies TEXT NOT NULL,
    amount_min_minor BIGINT,
    amount_max_minor BIGINT,
    amount_currency TEXT NOT NULL,
    months_max INTEGER NOT NULL,
    per_group INTEGER NOT NULL,
    decides_by TEXT NOT NULL,
    created_at TIMESTAMP NOT NULL,
    UNIQUE (code)
);

CREATE TABLE call_funds (
    call_id BIGINT NOT NULL REFERENCES calls (id),
    fund_id BIGINT NOT NULL REFERENCES funds (id),
    PRIMARY KEY (call_id, fund_id)
) WITHOUT ROWID;

CREATE TABLE form_versions (
    id INTEGER PRIMARY KEY NOT NULL,
    call_id BIGINT NOT NULL REFERENCES calls (id),
    number INTEGER NOT NULL,
    state TEXT NOT NULL,
    labels TEXT NOT NULL,
    created_at TIMESTAMP NOT NULL,
    published_at TIMESTAMP,
    UNIQUE (call_id, number)
);

CREATE TABLE form_sections (
    id INTEGER PRIMARY KEY NOT NULL,
    form_version_id BIGINT NOT NULL REFERENCES form_versions (id),
    position INTEGER NOT NULL,
    code TEXT NOT NULL,
    labels TEXT NOT NULL,
    help TEXT NOT NULL,
    UNIQUE (form_version_id, code)
);

CREATE TABLE questions (
    id INTEGER PRIMARY KEY NOT NULL,
    form_version_id BIGINT NOT NULL REFERENCES form_versions (id),
    section_id BIGINT NOT NULL REFERENCES form_sections (id),
    position INTEGER NOT NULL,
    code TEXT NOT NULL,
    kind TEXT NOT NULL,
    labels TEXT NOT NULL,
    help TEXT NOT NULL,
    required BOOLEAN NOT NULL,
    max_chars INTEGER NOT NULL,
    list TEXT NOT NULL,
    options TEXT NOT NULL,
    fills TEXT NOT NULL,
    board_sees BOOLEAN NOT NULL,
    sensitive BOOLEAN NOT NULL,
    scored BOOLEAN NOT NULL,
    show_when TEXT NOT NULL,
    UNIQUE (form_version_id, code)
);
