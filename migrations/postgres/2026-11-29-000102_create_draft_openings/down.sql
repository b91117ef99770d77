DROP TABLE draft_openings;
