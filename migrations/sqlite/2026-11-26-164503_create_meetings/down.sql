DROP INDEX motions_meeting;
ALTER TABLE motions DROP COLUMN meeting_id;
DROP TABLE attendances;
DROP TABLE agenda_items;
DROP TABLE meetings;
