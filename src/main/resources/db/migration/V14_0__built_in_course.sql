create sequence course_link_seq start with 1 increment by 50;

create table course_link (
  id bigint not null primary key,
  version bigint not null,
  account_number varchar(20) not null,
  employee_id varchar(40) not null,
  token_hash varchar(64) not null,
  issued_by varchar(255) not null,
  issued_at timestamp(6) with time zone not null,
  expires_at timestamp(6) with time zone not null,
  revoked_at timestamp(6) with time zone,
  last_used_at timestamp(6) with time zone,
  constraint course_link_token unique (token_hash)
);

create index course_link_by_person on course_link (account_number, employee_id);

create sequence course_attempt_seq start with 1 increment by 50;

create table course_attempt (
  id bigint not null primary key,
  version bigint not null,
  account_number varchar(20) not null,
  employee_id varchar(40) not null,
  course_id varchar(20) not null,
  edition varchar(40) not null,
  state varchar(20) not null,
  parts_read integer not null,
  sheet varchar(1000000) not null,
  right_answers integer not null,
  needed integer not null,
  started_at timestamp(6) with time zone not null,
  finished_at timestamp(6) with time zone,
  evidence_document_id varchar(255)
);

create index course_attempt_by_person on course_attempt (account_number, employee_id, course_id);
