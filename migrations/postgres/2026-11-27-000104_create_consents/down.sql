DROP INDEX motions_consent;
ALTER TABLE motions DROP COLUMN consent_id;
DROP TABLE consents;
