DROP TABLE questions;
DROP TABLE form_sections;
DROP TABLE form_versions;
DROP TABLE call_funds;
DROP TABLE calls;
DROP TABLE choices;
