-- The inbox: what the engine's user task listeners tell, one row for each user task.
create table inbox_task (
  task_key bigint not null,
  version integer not null,
  account_number varchar(20) not null,
  company varchar(300) not null,
  case_id varchar(100) not null,
  process_id varchar(200) not null,
  process_instance_key bigint not null,
  element_id varchar(200) not null,
  name varchar(300) not null,
  form_id varchar(200) not null,
  form_key bigint,
  assignee varchar(200),
  due_at timestamp(6) with time zone,
  due_rule varchar(20) not null,
  priority integer not null,
  raised_for varchar(200),
  state varchar(20) not null,
  created_at timestamp(6) with time zone not null,
  closed_at timestamp(6) with time zone,
  closed_by varchar(200),
  closed_by_name varchar(300),
  variables varchar(1000000) not null,
  problem varchar(4000),
  constraint pk_inbox_task primary key (task_key)
);
create index ix_inbox_task_urgency on inbox_task (state, priority, due_at, task_key);
create index ix_inbox_task_account on inbox_task (account_number, state);
create index ix_inbox_task_case on inbox_task (case_id, state);

create table inbox_task_group (
  task_key bigint not null,
  group_name varchar(200) not null,
  constraint pk_inbox_task_group primary key (task_key, group_name),
  constraint fk_inbox_task_group_task foreign key (task_key) references inbox_task (task_key)
);
create index ix_inbox_task_group_name on inbox_task_group (group_name, task_key);

-- What a person has typed and not handed in yet.
create table draft (
  id bigint not null,
  task_key bigint not null,
  person_id varchar(200) not null,
  data varchar(1000000) not null,
  saved_at timestamp(6) with time zone not null,
  constraint pk_draft primary key (id),
  constraint uq_draft unique (task_key, person_id)
);
create sequence draft_seq start with 1 increment by 50;

-- What was handed in: one for each task, so that nothing is handed in twice.
create table submission (
  id bigint not null,
  version integer not null,
  task_key bigint not null,
  attempt integer not null,
  person_id varchar(200) not null,
  person_name varchar(300) not null,
  person_groups varchar(4000) not null,
  person_account varchar(20),
  data varchar(1000000) not null,
  state varchar(20) not null,
  submitted_at timestamp(6) with time zone not null,
  decided_at timestamp(6) with time zone,
  problem varchar(4000),
  constraint pk_submission primary key (id),
  constraint uq_submission_task unique (task_key)
);
create sequence submission_seq start with 1 increment by 50;

-- Short notices on the start page of the people of a group.
create table notice (
  id bigint not null,
  account_number varchar(20) not null,
  case_id varchar(100) not null,
  group_name varchar(200) not null,
  cause varchar(200) not null,
  text varchar(2000) not null,
  created_at timestamp(6) with time zone not null,
  constraint pk_notice primary key (id),
  constraint uq_notice unique (case_id, group_name, cause)
);
create index ix_notice_group on notice (group_name, created_at);
create sequence notice_seq start with 1 increment by 50;
