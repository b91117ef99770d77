CREATE TABLE tries (
    door BYTEA NOT NULL,
    wrong INTEGER NOT NULL,
    at TIMESTAMP NOT NULL,
    PRIMARY KEY (door)
);

CREATE INDEX tries_at ON tries (at);
