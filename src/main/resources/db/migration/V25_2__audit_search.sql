-- The trail of all accounts is read from its newest entry.
create index audit_entry_newest on audit_entry (recorded_at desc, account_number desc, sequence desc);
