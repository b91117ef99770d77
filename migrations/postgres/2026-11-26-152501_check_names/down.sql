DROP TABLE name_hits;
DROP TABLE name_checks;
DROP TABLE sanction_words;
DROP TABLE sanction_names;
DROP TABLE sanction_lists;
