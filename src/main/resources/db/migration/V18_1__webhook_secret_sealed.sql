-- The secret of a webhook is kept sealed. One without key is from before; it is sealed at the next
-- start.
alter table webhook alter column secret set data type varchar(400);
alter table webhook add column key_id varchar(100);
