DROP TABLE group_contacts;
DROP TABLE groups;
