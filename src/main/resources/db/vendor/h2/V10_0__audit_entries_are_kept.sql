create trigger audit_entry_kept before update, delete on audit_entry
  for each row call 'org.ctpat.audit.KeptForever';
