-- Corrective actions of validation reports and risk plans, with every due date, answer and verification.
create table corrective_action (
  id bigint not null,
  version integer not null,
  action_id varchar(120) not null,
  account_number varchar(20) not null,
  case_id varchar(100) not null,
  entity_type varchar(20) not null,
  origin varchar(30) not null,
  state varchar(30) not null,
  criterion_id varchar(40),
  found varchar(100000) not null,
  asked_measure varchar(10000) not null,
  owner varchar(300),
  due_on date not null,
  due_at timestamp(6) with time zone not null,
  due_rule varchar(20) not null,
  overdue boolean not null,
  overdue_decision varchar(20),
  opened_at timestamp(6) with time zone not null,
  closed_at timestamp(6) with time zone,
  constraint pk_corrective_action primary key (id),
  constraint uq_corrective_action unique (action_id)
);
create index ix_corrective_action_account on corrective_action (account_number, state, due_on);
create index ix_corrective_action_case on corrective_action (case_id, id);
create sequence corrective_action_seq start with 1 increment by 50;

create table corrective_action_due_date (
  corrective_action_id bigint not null,
  place integer not null,
  due_on date not null,
  rule_id varchar(20) not null,
  reason varchar(10000) not null,
  set_by varchar(200) not null,
  set_at timestamp(6) with time zone not null,
  constraint pk_corrective_action_due_date primary key (corrective_action_id, place),
  constraint fk_corrective_action_due_date foreign key (corrective_action_id) references corrective_action (id)
);

create table corrective_action_answer (
  corrective_action_id bigint not null,
  place integer not null,
  task_key bigint not null,
  measure varchar(100000) not null,
  owner varchar(300) not null,
  done_on date not null,
  document_ids varchar(10000) not null,
  answered_by varchar(200) not null,
  answered_at timestamp(6) with time zone not null,
  constraint pk_corrective_action_answer primary key (corrective_action_id, place),
  constraint fk_corrective_action_answer foreign key (corrective_action_id) references corrective_action (id)
);

create table corrective_action_verification (
  corrective_action_id bigint not null,
  place integer not null,
  task_key bigint not null,
  answer_number integer not null,
  verification varchar(20) not null,
  remarks varchar(10000),
  verified_by varchar(200) not null,
  verified_at timestamp(6) with time zone not null,
  constraint pk_corrective_action_verification primary key (corrective_action_id, place),
  constraint fk_corrective_action_verification foreign key (corrective_action_id) references corrective_action (id)
);

create table corrective_action_moment (
  corrective_action_id bigint not null,
  place integer not null,
  happened_at timestamp(6) with time zone not null,
  what varchar(10000) not null,
  by_whom varchar(300) not null,
  constraint pk_corrective_action_moment primary key (corrective_action_id, place),
  constraint fk_corrective_action_moment foreign key (corrective_action_id) references corrective_action (id)
);
