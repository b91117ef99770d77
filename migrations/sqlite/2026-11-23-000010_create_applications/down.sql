DROP TABLE screening_questions;
DROP TABLE screenings;
DROP TABLE sent_answers;
DROP TABLE section_saves;
DROP TABLE answers;
DROP TABLE case_codes;
DROP TABLE applications;
DROP TABLE application_counters;
