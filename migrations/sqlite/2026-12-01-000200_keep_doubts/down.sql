ALTER TABLE declarations DROP COLUMN for_staff;
