create function audit_entry_kept() returns trigger language plpgsql as $$
begin
  raise exception 'Entries of the audit trail are neither changed nor removed; write a new entry instead';
end
$$;

create trigger audit_entry_kept before update or delete on audit_entry
  for each row execute function audit_entry_kept();

create trigger audit_entry_kept_whole before truncate on audit_entry
  for each statement execute function audit_entry_kept();
