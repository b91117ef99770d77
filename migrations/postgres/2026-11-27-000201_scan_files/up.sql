ALTER TABLE attachments ADD COLUMN scan TEXT NOT NULL DEFAULT 'none';
CREATE INDEX attachments_unscanned ON attachments (id) WHERE scan = 'waiting';
