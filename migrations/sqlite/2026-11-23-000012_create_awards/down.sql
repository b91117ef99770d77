DROP TABLE instalments;
DROP TABLE award_funds;
DROP TABLE awards;
