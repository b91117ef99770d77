DROP INDEX notices_held;
DROP TABLE mail_reach_floors;
DROP TABLE mail_schedules;
DROP TABLE mail_quiet;
DROP TABLE mail_wishes;
DROP TABLE mail_texts;
