CREATE INDEX audit_entries_act ON audit_entries (act, at);

CREATE INDEX audit_entries_actor ON audit_entries (actor_kind, actor_id, at);
