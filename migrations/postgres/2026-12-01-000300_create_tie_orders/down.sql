DROP TABLE tie_orders;
