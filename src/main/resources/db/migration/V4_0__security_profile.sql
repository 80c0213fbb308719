create sequence profile_answer_seq start with 1 increment by 50;

create table profile_answer (
  id bigint not null primary key,
  version bigint not null,
  account_number varchar(20) not null,
  criterion_id varchar(40) not null,
  how_met varchar(5000) not null,
  not_applicable boolean not null,
  reason varchar(1000) not null,
  responsible varchar(255) not null,
  last_reviewed_on date,
  answered_by varchar(255) not null,
  answered_at timestamp(6) with time zone not null,
  confirmed_by varchar(255) not null,
  confirmed_at timestamp(6) with time zone not null,
  specialist_view varchar(20) not null,
  remark varchar(2000) not null,
  reviewed_by varchar(255),
  reviewed_at timestamp(6) with time zone,
  constraint profile_answer_once unique (account_number, criterion_id)
);

create table profile_evidence (
  answer_id bigint not null references profile_answer (id),
  document_id varchar(255) not null,
  primary key (answer_id, document_id)
);

create sequence profile_snapshot_seq start with 1 increment by 50;

create table profile_snapshot (
  id bigint not null primary key,
  account_number varchar(20) not null,
  case_id varchar(100) not null,
  reason varchar(200) not null,
  content varchar(1000000) not null,
  hash varchar(64) not null,
  taken_at timestamp(6) with time zone not null,
  taken_by varchar(255) not null,
  constraint profile_snapshot_once unique (case_id, reason)
);

create index profile_snapshot_by_account on profile_snapshot (account_number, taken_at);

create table profile_confirmation (
  task_key bigint not null primary key,
  account_number varchar(20) not null,
  case_id varchar(100) not null,
  form_id varchar(100) not null,
  note varchar(2000) not null,
  confirmed_by varchar(255) not null,
  confirmed_at timestamp(6) with time zone not null
);
