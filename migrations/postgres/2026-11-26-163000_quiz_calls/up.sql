-- The questions before an application, as JSON.
ALTER TABLE calls ADD COLUMN quiz TEXT NOT NULL DEFAULT '{}';
