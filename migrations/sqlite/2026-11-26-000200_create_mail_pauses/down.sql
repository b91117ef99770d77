DROP TABLE mail_reached;

DROP TABLE mail_bounces;

DROP TABLE mail_pauses;
