-- Who may apply besides kinds and countries: codes with spaces between; empty means all.
ALTER TABLE calls ADD COLUMN regions TEXT NOT NULL DEFAULT '';
ALTER TABLE calls ADD COLUMN themes TEXT NOT NULL DEFAULT '';
-- The most applications the call takes; 0 means no limit.
ALTER TABLE calls ADD COLUMN most_applications INTEGER NOT NULL DEFAULT 0;
-- Whom to ask about the call.
ALTER TABLE calls ADD COLUMN contact TEXT NOT NULL DEFAULT '';
-- The deadline of one application, where it is later than its call's.
ALTER TABLE applications ADD COLUMN extended_until TIMESTAMP;
