create trigger incident_moment_kept before update, delete on incident_moment
  for each row call 'org.ctpat.audit.KeptForever';

create trigger incident_report_kept before update, delete on incident_report
  for each row call 'org.ctpat.audit.KeptForever';
