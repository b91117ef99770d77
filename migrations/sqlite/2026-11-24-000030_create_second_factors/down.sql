ALTER TABLE sessions DROP COLUMN strong;

ALTER TABLE people ADD COLUMN totp_secret BLOB;

DROP TABLE recovery_codes;

DROP TABLE second_factors;
