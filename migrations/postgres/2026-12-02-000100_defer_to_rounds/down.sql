ALTER TABLE applications DROP COLUMN deferred_to;
ALTER TABLE motions DROP COLUMN defer_to;
