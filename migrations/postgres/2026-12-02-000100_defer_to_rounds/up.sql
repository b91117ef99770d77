-- To which round a motion puts an application off, and where an application that was put off goes on.
ALTER TABLE motions ADD COLUMN defer_to BIGINT REFERENCES calls (id);
ALTER TABLE applications ADD COLUMN deferred_to BIGINT REFERENCES calls (id);
