-- Security incidents: the report as it was first given, what is added later, the timeline, and drafts.
create table incident_report (
  id bigint not null,
  incident_id varchar(60) not null,
  account_number varchar(20) not null,
  entry_key varchar(80) not null,
  type varchar(40) not null,
  what varchar(4000) not null,
  found_at timestamp(6) with time zone not null,
  found_zone varchar(60) not null,
  place varchar(300) not null,
  measures varchar(4000) not null,
  by_cbp boolean not null,
  self_reported boolean not null,
  told_cbp_at timestamp(6) with time zone,
  discovered_at timestamp(6) with time zone,
  reported_at timestamp(6) with time zone not null,
  reported_by varchar(200) not null,
  reported_by_name varchar(300) not null,
  constraint pk_incident_report primary key (id),
  constraint uq_incident_report unique (incident_id),
  constraint uq_incident_report_entry unique (account_number, entry_key)
);
create sequence incident_report_seq start with 1 increment by 50;

create table incident (
  id bigint not null,
  version integer not null,
  incident_id varchar(60) not null,
  report_id bigint not null,
  account_number varchar(20) not null,
  number integer not null,
  entity_type varchar(20) not null,
  state varchar(20) not null,
  lane varchar(300) not null,
  shipment varchar(300) not null,
  conveyance varchar(300) not null,
  container varchar(300) not null,
  seal varchar(300) not null,
  crosses_at timestamp(6) with time zone,
  crosses_zone varchar(60),
  told_later_at timestamp(6) with time zone,
  not_told_reason varchar(4000) not null,
  cause varchar(4000) not null,
  analysis varchar(10000) not null,
  finding varchar(20),
  at_once boolean not null,
  analysed_by varchar(200),
  analysed_by_name varchar(300),
  analysed_at timestamp(6) with time zone,
  decision varchar(30),
  decided_finding varchar(20),
  grounds varchar(30),
  decision_reason varchar(8000) not null,
  decided_by varchar(200),
  decided_by_name varchar(300),
  decided_at timestamp(6) with time zone,
  closed_at timestamp(6) with time zone,
  constraint pk_incident primary key (id),
  constraint uq_incident unique (incident_id),
  constraint uq_incident_number unique (account_number, number),
  constraint fk_incident_report foreign key (report_id) references incident_report (id)
);
create index ix_incident_state on incident (state, id);
create sequence incident_seq start with 1 increment by 50;

create table incident_told (
  incident_row bigint not null,
  place integer not null,
  party varchar(40) not null,
  name varchar(300) not null,
  told_at timestamp(6) with time zone not null,
  how varchar(300) not null,
  recorded_by varchar(300) not null,
  constraint pk_incident_told primary key (incident_row, place),
  constraint fk_incident_told foreign key (incident_row) references incident (id)
);

create table incident_document (
  incident_row bigint not null,
  place integer not null,
  document_id varchar(60) not null,
  constraint pk_incident_document primary key (incident_row, place),
  constraint fk_incident_document foreign key (incident_row) references incident (id)
);

create table incident_requirement (
  incident_row bigint not null,
  place integer not null,
  criterion_id varchar(40) not null,
  found varchar(4000) not null,
  measure varchar(4000) not null,
  owner varchar(300) not null,
  constraint pk_incident_requirement primary key (incident_row, place),
  constraint fk_incident_requirement foreign key (incident_row) references incident (id)
);

create table incident_moment (
  id bigint not null,
  incident_id varchar(60) not null,
  happened_at timestamp(6) with time zone not null,
  what varchar(20000) not null,
  by_name varchar(300) not null,
  by_kind varchar(20) not null,
  internal boolean not null,
  constraint pk_incident_moment primary key (id)
);
create index ix_incident_moment on incident_moment (incident_id, id);
create sequence incident_moment_seq start with 1 increment by 50;

create table incident_draft (
  account_number varchar(20) not null,
  person_id varchar(200) not null,
  data varchar(200000) not null,
  saved_at timestamp(6) with time zone not null,
  constraint pk_incident_draft primary key (account_number, person_id)
);
