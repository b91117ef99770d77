DROP TABLE reading_days;
