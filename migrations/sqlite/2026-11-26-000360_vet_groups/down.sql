DROP TABLE referees;
DROP TABLE vettings;
