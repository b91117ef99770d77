DROP INDEX attachments_unscanned;
ALTER TABLE attachments DROP COLUMN scan;
