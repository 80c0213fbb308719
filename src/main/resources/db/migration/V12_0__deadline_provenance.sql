alter table deadline add column first_due_on date;
update deadline set first_due_on = due_on;
alter table deadline alter column first_due_on set not null;
alter table deadline add column starts_when varchar(400) default '' not null;
alter table deadline add column pausable boolean default false not null;
alter table deadline add column table_version integer;
alter table deadline add column table_key bigint;

create table deadline_pause (
  deadline_id bigint not null references deadline (id),
  position integer not null,
  paused_on date not null,
  paused_by varchar(200) not null,
  reason varchar(1000) not null,
  resumed_on date,
  resumed_by varchar(200),
  primary key (deadline_id, position)
);
