-- Since when a task is with its assignee.
alter table inbox_task add column assigned_at timestamp(6) with time zone;
create index ix_inbox_task_assignee on inbox_task (assignee, state);

-- What the inbox knows of the account of a task.
create view inbox_account as
  select account_number, entity_type, field_office, membership_status from account;

-- When a person wants to look at a task again; its due date stays as it is.
create table task_follow_up (
  person_id varchar(200) not null,
  task_key bigint not null,
  on_day date not null,
  note varchar(500) not null,
  set_at timestamp(6) with time zone not null,
  constraint pk_task_follow_up primary key (person_id, task_key)
);
create index ix_task_follow_up_task on task_follow_up (task_key);

-- Who stands in for a person of CBP from one day to another, both included.
create table absence (
  id bigint not null,
  version integer not null,
  person_id varchar(200) not null,
  delegate_id varchar(200) not null,
  from_on date not null,
  until_on date not null,
  note varchar(500) not null,
  entered_by varchar(200) not null,
  entered_at timestamp(6) with time zone not null,
  ended_by varchar(200),
  ended_at timestamp(6) with time zone,
  constraint pk_absence primary key (id)
);
create index ix_absence_person on absence (person_id, until_on);
create index ix_absence_delegate on absence (delegate_id, until_on);
create sequence absence_seq start with 1 increment by 50;

-- Filters of the inbox that a person keeps under a name.
create table inbox_view (
  id bigint not null,
  person_id varchar(200) not null,
  name varchar(80) not null,
  query varchar(2000) not null,
  column_names varchar(400) not null,
  standard boolean not null,
  constraint pk_inbox_view primary key (id),
  constraint uq_inbox_view unique (person_id, name)
);
create sequence inbox_view_seq start with 1 increment by 50;

-- The columns of the inbox that a person chose last.
create table inbox_columns (
  person_id varchar(200) not null,
  column_names varchar(400) not null,
  constraint pk_inbox_columns primary key (person_id)
);

-- The colleagues to whom a task of a company can be handed.
create index ix_company_right_account on company_right (account_number);
