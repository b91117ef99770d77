CREATE TABLE tie_orders (
    application_id BIGINT PRIMARY KEY NOT NULL REFERENCES applications (id),
    call_id BIGINT NOT NULL REFERENCES calls (id),
    mean_hundredths INTEGER NOT NULL,
    place INTEGER NOT NULL,
    reason BLOB,
    CHECK (place > 0)
);

CREATE INDEX tie_orders_call ON tie_orders (call_id);
