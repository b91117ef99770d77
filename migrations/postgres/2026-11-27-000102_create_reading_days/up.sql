CREATE TABLE reading_days (
    call_id BIGINT PRIMARY KEY NOT NULL REFERENCES calls (id),
    reads_by DATE NOT NULL
);
