DROP TABLE answer_translations;
