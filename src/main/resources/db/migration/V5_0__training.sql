create sequence training_person_seq start with 1 increment by 50;

create table training_person (
  id bigint not null primary key,
  version bigint not null,
  account_number varchar(20) not null,
  employee_id varchar(40) not null,
  name varchar(255) not null,
  functions varchar(500) not null,
  site varchar(255) not null,
  started_on date not null,
  retired_on date,
  constraint training_person_once unique (account_number, employee_id)
);

create sequence training_completion_seq start with 1 increment by 50;

create table training_completion (
  id bigint not null primary key,
  version bigint not null,
  account_number varchar(20) not null,
  person_id bigint not null references training_person (id),
  course_id varchar(20) not null,
  completed_on date not null,
  minutes integer not null,
  trainer varchar(255) not null,
  topics varchar(1000) not null,
  result varchar(20) not null,
  score varchar(255) not null,
  evidence_document_id varchar(255),
  next_due_on date,
  latest boolean not null,
  recorded_by varchar(255) not null,
  recorded_at timestamp(6) with time zone not null,
  constraint training_completion_once unique (person_id, course_id, completed_on)
);

create index training_completion_by_account on training_completion (account_number, latest);
create index training_completion_by_expiry on training_completion (latest, next_due_on);

create sequence training_occasion_seq start with 1 increment by 50;

create table training_occasion (
  id bigint not null primary key,
  account_number varchar(20) not null,
  person_id bigint not null references training_person (id),
  occasion varchar(40) not null,
  occurred_on date not null,
  reason varchar(1000) not null
);

create index training_occasion_by_account on training_occasion (account_number);

create table training_plan (
  training_plan_id varchar(100) not null primary key,
  version bigint not null,
  account_number varchar(20) not null,
  case_id varchar(100) not null,
  entity_type varchar(20) not null,
  state varchar(20) not null,
  required_trainings integer not null,
  gap_due_at timestamp(6) with time zone not null,
  opened_at timestamp(6) with time zone not null,
  covered_on date,
  completed_at timestamp(6) with time zone,
  result varchar(1000000)
);

create index training_plan_by_account on training_plan (account_number, opened_at);

create sequence training_plan_rule_seq start with 1 increment by 50;

create table training_plan_rule (
  id bigint not null primary key,
  training_plan_id varchar(100) not null references training_plan (training_plan_id),
  function_code varchar(40) not null,
  course_id varchar(20) not null,
  must boolean not null,
  first_due varchar(20) not null,
  refresh varchar(20),
  constraint training_plan_rule_once unique (training_plan_id, function_code, course_id)
);

create table training_confirmation (
  task_key bigint not null primary key,
  account_number varchar(20) not null,
  case_id varchar(100) not null,
  form_id varchar(100) not null,
  confirmed_by varchar(255) not null,
  confirmed_at timestamp(6) with time zone not null
);
