create table annual_review (
  case_id varchar(50) primary key,
  version integer not null,
  account_number varchar(20) not null,
  review_year integer not null,
  entity_type varchar(20) not null,
  state varchar(20) not null,
  opened_on date not null,
  window_opens_on date not null,
  anniversary_on date not null,
  signed_by varchar(200),
  signed_on date,
  returns integer not null,
  remarks varchar(4000) not null,
  accepted_by varchar(200),
  extended_until date,
  suspension_grounds varchar(4000),
  suspension_decided_by varchar(200),
  suspension_proposed_on date,
  constraint annual_review_once unique (account_number, review_year)
);

create table annual_review_section (
  case_id varchar(50) not null references annual_review,
  section varchar(20) not null,
  changes varchar(4000) not null,
  confirmed_by varchar(200) not null,
  confirmed_on date not null,
  primary key (case_id, section)
);

create sequence annual_review_submission_seq start with 1 increment by 50;
create table annual_review_submission (
  id bigint primary key,
  case_id varchar(50) not null references annual_review,
  cycle integer not null,
  submitted_on date not null,
  summary varchar(1000000) not null,
  content varchar(1000000) not null,
  sha256 varchar(64) not null,
  constraint annual_review_submission_once unique (case_id, cycle)
);

create sequence certification_renewal_seq start with 1 increment by 50;
create table certification_renewal (
  id bigint primary key,
  account_number varchar(20) not null,
  renewal_year integer not null,
  case_id varchar(50) not null,
  certificate_number varchar(60) not null unique,
  renewed_on date not null,
  valid_from date not null,
  valid_to date not null,
  explanation varchar(1000) not null,
  constraint certification_renewal_once unique (account_number, renewal_year)
);
