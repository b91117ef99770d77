DROP TABLE mail_answers;
DROP INDEX thread_entries_inbox;
DROP TABLE thread_cares;
DROP TABLE thread_reads;
