ALTER TABLE round_rules ADD COLUMN emergency_experts INTEGER NOT NULL DEFAULT 0;
ALTER TABLE round_rules ADD COLUMN emergency_staff INTEGER NOT NULL DEFAULT 0;
ALTER TABLE round_rules ADD COLUMN emergency_hours INTEGER NOT NULL DEFAULT 72;

UPDATE round_rules SET emergency_experts = 2, emergency_staff = 1
WHERE frozen_at IS NULL AND call_id IN (SELECT id FROM calls WHERE mode = 'emergency');

ALTER TABLE motions ADD COLUMN track TEXT NOT NULL DEFAULT 'ordinary';

CREATE TABLE emergencies (
    application_id BIGINT PRIMARY KEY NOT NULL REFERENCES applications (id),
    motion_id BIGINT REFERENCES motions (id),
    state TEXT NOT NULL,
    began_at TIMESTAMP NOT NULL,
    ends_at TIMESTAMP NOT NULL,
    experts INTEGER NOT NULL,
    staff INTEGER NOT NULL,
    ratification_id BIGINT REFERENCES motions (id)
);

CREATE INDEX emergencies_state ON emergencies (state);
