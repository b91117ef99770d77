-- PostgreSQL replaces no rows; the number keeps both trees alike.
SELECT 1;
