create trigger conversation_message_kept before update, delete on conversation_message
  for each row call 'org.ctpat.audit.KeptForever';

create trigger conversation_file_kept before update, delete on conversation_file
  for each row call 'org.ctpat.audit.KeptForever';
