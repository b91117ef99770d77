-- The staff's list by status and country, in order; and what it counts by, so that counting opens no row.
CREATE INDEX applications_counted ON applications
    (state, country, listed_on, id, erased_on, call_id, region, kind, assigned_to, due_on, group_id);
