DROP TABLE file_clearances;
