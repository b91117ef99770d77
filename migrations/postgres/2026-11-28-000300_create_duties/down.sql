DROP TABLE award_duties;

DROP TABLE legal_duties;
