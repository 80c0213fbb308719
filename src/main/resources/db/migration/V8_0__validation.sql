-- Validations: case, sites and visits, findings, versions of the report, outcome.
create table validation (
  id bigint not null,
  version integer not null,
  case_id varchar(100) not null,
  account_number varchar(20) not null,
  entity_type varchar(20) not null,
  reason varchar(4000) not null,
  stage varchar(30) not null,
  kind varchar(30),
  opened_at timestamp(6) with time zone not null,
  team varchar(1000) not null,
  documents_asked varchar(10000) not null,
  document_ids varchar(10000) not null,
  documents_note varchar(10000),
  documents_provided boolean not null,
  notice_on date,
  earliest_visit_on date,
  earlier_visit_agreed boolean not null,
  dates_agreed_by varchar(200),
  published_on date,
  foreign_validation_id bigint,
  foreign_decision varchar(20),
  foreign_remarks varchar(10000),
  open_actions_proposal varchar(10000),
  outcome varchar(30),
  outcome_reason varchar(10000),
  decided_by varchar(200),
  decided_at timestamp(6) with time zone,
  closed_on date,
  constraint pk_validation primary key (id),
  constraint uq_validation_case unique (case_id)
);
create index ix_validation_account on validation (account_number, opened_at);
create sequence validation_seq start with 1 increment by 50;

create table site_visit (
  id bigint not null,
  validation_id bigint not null,
  visit_id varchar(120) not null,
  place integer not null,
  site_id varchar(100) not null,
  site_name varchar(300) not null,
  country varchar(2) not null,
  foreign_site boolean not null,
  visit_on date,
  criteria varchar(4000) not null,
  started_at time(0),
  ended_at time(0),
  people_met varchar(10000),
  summary varchar(100000),
  conducted_by varchar(200),
  conducted_at timestamp(6) with time zone,
  constraint pk_site_visit primary key (id),
  constraint uq_site_visit unique (visit_id),
  constraint fk_site_visit_validation foreign key (validation_id) references validation (id)
);
create index ix_site_visit_validation on site_visit (validation_id, place);
create sequence site_visit_seq start with 1 increment by 50;

create table validation_finding (
  id bigint not null,
  version integer not null,
  case_id varchar(100) not null,
  visit_id varchar(120) not null,
  criterion_id varchar(40) not null,
  must boolean not null,
  result varchar(30) not null,
  text varchar(100000) not null,
  measure varchar(10000),
  document_ids varchar(10000) not null,
  owner varchar(300),
  elements varchar(300) not null,
  action_id varchar(120),
  recorded_by varchar(200) not null,
  recorded_at timestamp(6) with time zone not null,
  constraint pk_validation_finding primary key (id),
  constraint uq_validation_finding unique (visit_id, criterion_id)
);
create index ix_validation_finding_case on validation_finding (case_id, id);
create sequence validation_finding_seq start with 1 increment by 50;

create table validation_report (
  id bigint not null,
  validation_id bigint not null,
  number integer not null,
  task_key bigint not null,
  summary varchar(100000) not null,
  false_statement boolean not null,
  false_statement_reason varchar(10000),
  proposal varchar(30) not null,
  written_by varchar(200) not null,
  written_at timestamp(6) with time zone not null,
  approved boolean,
  remarks varchar(10000),
  decided_by varchar(200),
  decided_at timestamp(6) with time zone,
  constraint pk_validation_report primary key (id),
  constraint uq_validation_report unique (validation_id, number),
  constraint fk_validation_report_validation foreign key (validation_id) references validation (id)
);
create sequence validation_report_seq start with 1 increment by 50;

create table validation_selection (
  id bigint not null,
  account_number varchar(20) not null,
  reason varchar(4000) not null,
  selected_by varchar(200) not null,
  selected_at timestamp(6) with time zone not null,
  constraint pk_validation_selection primary key (id)
);
create index ix_validation_selection_account on validation_selection (account_number, id);
create sequence validation_selection_seq start with 1 increment by 50;

-- Validations by partners of mutual recognition arrangements.
create table foreign_validation (
  id bigint not null,
  account_number varchar(20) not null,
  program_code varchar(10) not null,
  certificate_number varchar(100) not null,
  validated_on date not null,
  document_ids varchar(10000) not null,
  recorded_by varchar(200) not null,
  recorded_at timestamp(6) with time zone not null,
  constraint pk_foreign_validation primary key (id),
  constraint uq_foreign_validation unique (account_number, program_code, certificate_number)
);
create sequence foreign_validation_seq start with 1 increment by 50;
