-- The call whose applications are invited to this one; it is open to nobody else.
ALTER TABLE calls ADD COLUMN second_of BIGINT REFERENCES calls (id);
-- The application of the first stage that this one goes on from.
ALTER TABLE applications ADD COLUMN follows BIGINT REFERENCES applications (id);

CREATE UNIQUE INDEX applications_follows ON applications (follows);
