DROP INDEX audit_entries_actor;

DROP INDEX audit_entries_act;
