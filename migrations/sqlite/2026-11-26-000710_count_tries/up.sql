CREATE TABLE tries (
    door BLOB NOT NULL,
    wrong INTEGER NOT NULL,
    at TIMESTAMP NOT NULL,
    PRIMARY KEY (door)
) WITHOUT ROWID;

CREATE INDEX tries_at ON tries (at);
