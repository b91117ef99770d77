DROP TABLE decisions;
DROP TABLE ballots;
DROP TABLE motions;
DROP TABLE scores;
DROP TABLE score_sheets;
DROP TABLE declarations;
DROP TABLE criteria;
DROP TABLE round_rules;
