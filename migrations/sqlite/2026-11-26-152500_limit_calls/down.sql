ALTER TABLE applications DROP COLUMN extended_until;
ALTER TABLE calls DROP COLUMN contact;
ALTER TABLE calls DROP COLUMN most_applications;
ALTER TABLE calls DROP COLUMN themes;
ALTER TABLE calls DROP COLUMN regions;
