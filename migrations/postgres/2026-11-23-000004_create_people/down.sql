DROP TABLE sign_in_links;
DROP TABLE sessions;
DROP TABLE person_roles;
DROP TABLE people;
