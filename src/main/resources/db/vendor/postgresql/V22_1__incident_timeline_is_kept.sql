create function incident_entry_kept() returns trigger language plpgsql as $$
begin
  raise exception 'The report and the timeline of an incident are neither changed nor removed; write a new entry instead';
end
$$;

create trigger incident_moment_kept before update or delete on incident_moment
  for each row execute function incident_entry_kept();

create trigger incident_moment_kept_whole before truncate on incident_moment
  for each statement execute function incident_entry_kept();

create trigger incident_report_kept before update or delete on incident_report
  for each row execute function incident_entry_kept();

create trigger incident_report_kept_whole before truncate on incident_report
  for each statement execute function incident_entry_kept();
