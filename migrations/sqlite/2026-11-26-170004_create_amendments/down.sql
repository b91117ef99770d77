DROP TABLE award_amendments;
