DROP TABLE board_summaries;
DROP TABLE group_access;
