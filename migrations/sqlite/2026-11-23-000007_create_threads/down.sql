DROP TABLE thread_entries;
