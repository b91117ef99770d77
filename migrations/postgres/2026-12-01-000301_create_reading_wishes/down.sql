DROP TABLE reading_wishes;
