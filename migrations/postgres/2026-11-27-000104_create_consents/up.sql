CREATE TABLE consents (
    id BIGINT PRIMARY KEY NOT NULL,
    meeting_id BIGINT NOT NULL REFERENCES meetings (id),
    opened_by BIGINT NOT NULL REFERENCES people (id),
    opened_at TIMESTAMP NOT NULL
);

CREATE INDEX consents_meeting ON consents (meeting_id);

ALTER TABLE motions ADD COLUMN consent_id BIGINT;

CREATE INDEX motions_consent ON motions (consent_id);
