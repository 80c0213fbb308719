create function conversation_entry_kept() returns trigger language plpgsql as $$
begin
  raise exception 'Messages and their files are neither changed nor removed; write a new message instead';
end
$$;

create trigger conversation_message_kept before update or delete on conversation_message
  for each row execute function conversation_entry_kept();

create trigger conversation_message_kept_whole before truncate on conversation_message
  for each statement execute function conversation_entry_kept();

create trigger conversation_file_kept before update or delete on conversation_file
  for each row execute function conversation_entry_kept();

create trigger conversation_file_kept_whole before truncate on conversation_file
  for each statement execute function conversation_entry_kept();
