-- Proposed suspensions and what comes of them: grounds, decisions, cure notice, answer, plan and checks.
create table enforcement_case (
  case_id varchar(60) not null,
  version integer not null,
  account_number varchar(20) not null,
  number integer not null,
  entity_type varchar(20) not null,
  state varchar(30) not null,
  opened_on date not null,
  reviews integer not null,
  cures integer not null,
  cure_asked varchar(10000),
  cure_due_on date,
  cure_answer varchar(20000),
  cure_document_ids varchar(10000),
  cure_answered_on date,
  suspended_on date,
  silences integer not null,
  response varchar(20000),
  response_document_ids varchar(10000),
  visits_consented boolean not null,
  responded_by varchar(200),
  responded_on date,
  plan_rounds integer not null,
  plan_remarks varchar(10000),
  plan_note varchar(10000),
  correction_task bigint,
  removed_on date,
  closed_on date,
  constraint pk_enforcement_case primary key (case_id),
  constraint uq_enforcement_case unique (account_number, number)
);

create table enforcement_ground (
  case_id varchar(60) not null,
  place integer not null,
  grounds varchar(30) not null,
  statement varchar(10000) not null,
  rule varchar(2000) not null,
  source_case_id varchar(100) not null,
  false_information boolean not null,
  aggravated boolean not null,
  by_id varchar(200) not null,
  by_name varchar(300) not null,
  by_kind varchar(20) not null,
  proposed_on date not null,
  constraint pk_enforcement_ground primary key (case_id, place),
  constraint fk_enforcement_ground foreign key (case_id) references enforcement_case (case_id)
);

create table enforcement_decision (
  case_id varchar(60) not null,
  place integer not null,
  task_key bigint not null,
  decision varchar(30) not null,
  reason varchar(10000) not null,
  until_on date,
  by_id varchar(200) not null,
  by_name varchar(300) not null,
  decided_on date not null,
  constraint pk_enforcement_decision primary key (case_id, place),
  constraint fk_enforcement_decision foreign key (case_id) references enforcement_case (case_id)
);

create table reinstatement_goal (
  case_id varchar(60) not null,
  place integer not null,
  number integer not null,
  text varchar(10000) not null,
  criterion_id varchar(40),
  due_on date not null,
  document_ids varchar(10000) not null,
  replaces integer,
  action_id varchar(120),
  constraint pk_reinstatement_goal primary key (case_id, place),
  constraint fk_reinstatement_goal foreign key (case_id) references enforcement_case (case_id)
);

create table unannounced_check (
  case_id varchar(60) not null,
  place integer not null,
  task_key bigint not null,
  checked_on date not null,
  site varchar(300) not null,
  seen varchar(20000) not null,
  document_ids varchar(10000) not null,
  passed boolean not null,
  by_id varchar(200) not null,
  by_name varchar(300) not null,
  constraint pk_unannounced_check primary key (case_id, place),
  constraint fk_unannounced_check foreign key (case_id) references enforcement_case (case_id)
);
