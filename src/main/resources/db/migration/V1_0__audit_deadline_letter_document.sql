create table audit_head (
  account_number varchar(20) primary key,
  last_sequence bigint not null,
  last_hash varchar(64) not null
);

create table audit_entry (
  account_number varchar(20) not null,
  sequence bigint not null,
  recorded_at timestamp(6) with time zone not null,
  case_id varchar(60),
  action varchar(300) not null,
  subject varchar(300) not null,
  actor_id varchar(120) not null,
  actor_name varchar(200) not null,
  actor_kind varchar(10) not null,
  values_before varchar(1000000) not null,
  values_after varchar(1000000) not null,
  previous_hash varchar(64) not null,
  hash varchar(64) not null,
  primary key (account_number, sequence)
);
create index audit_entry_case on audit_entry (case_id);

create sequence deadline_seq start with 1 increment by 50;
create table deadline (
  id bigint primary key,
  version integer not null,
  account_number varchar(20) not null,
  case_id varchar(60) not null,
  rule_id varchar(10) not null,
  name varchar(200) not null,
  cycle varchar(60) not null,
  period varchar(20) not null,
  day_count varchar(20) not null,
  direction varchar(10) not null,
  start_on date not null,
  due_on date not null,
  state varchar(10) not null,
  closed_on date,
  explanation varchar(1000) not null,
  source varchar(400) not null,
  on_expiry varchar(400) not null,
  inputs varchar(100000) not null,
  computed_at timestamp(6) with time zone not null,
  computed_by varchar(120) not null,
  constraint deadline_once unique (case_id, rule_id, cycle)
);
create index deadline_account on deadline (account_number, state, due_on);

create sequence letter_seq start with 1 increment by 50;
create table letter (
  id bigint primary key,
  version integer not null,
  account_number varchar(20) not null,
  case_id varchar(60) not null,
  template varchar(80) not null,
  cycle varchar(60) not null,
  subject varchar(300) not null,
  body_text varchar(1000000) not null,
  body_html varchar(1000000) not null,
  sent_at timestamp(6) with time zone not null,
  constraint letter_once unique (case_id, template, cycle)
);
create index letter_account on letter (account_number, id);

create table document (
  id varchar(36) primary key,
  version integer not null,
  account_number varchar(20) not null,
  file_name varchar(200) not null,
  content_type varchar(120) not null,
  size_bytes bigint not null,
  sha256 varchar(64) not null,
  purpose varchar(300) not null,
  expires_on date,
  uploaded_by varchar(120) not null,
  uploaded_at timestamp(6) with time zone not null
);
create index document_account on document (account_number, uploaded_at);
