-- What the kinds of validation ask for beside the rest, the lead and reason of a plan, interviews,
-- how a finding was tested, and how long a foreign validation holds.
alter table validation add column team_lead varchar(200);
alter table validation add column sites_reason varchar(4000);
alter table validation_finding add column methods varchar(300) default '' not null;
alter table foreign_validation add column valid_until date;

create table validation_fact (
  validation_id bigint not null references validation,
  fact varchar(60) not null,
  text varchar(4000) not null,
  primary key (validation_id, fact)
);

create table site_visit_fact (
  site_visit_id bigint not null references site_visit,
  fact varchar(60) not null,
  text varchar(4000) not null,
  primary key (site_visit_id, fact)
);

create sequence site_interview_seq start with 1 increment by 50;
create table site_interview (
  id bigint primary key,
  case_id varchar(100) not null,
  visit_id varchar(120) not null,
  person varchar(200) not null,
  person_position varchar(200) not null,
  criteria varchar(1000) not null,
  said varchar(4000) not null,
  recorded_by varchar(200) not null,
  recorded_at timestamp(6) with time zone not null
);
create index ix_site_interview_case on site_interview (case_id, id);
