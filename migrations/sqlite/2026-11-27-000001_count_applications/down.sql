DROP INDEX applications_counted;
