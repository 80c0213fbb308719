create sequence effectiveness_check_seq start with 1 increment by 50;

create table effectiveness_check (
  id bigint not null primary key,
  version bigint not null,
  account_number varchar(20) not null,
  course_id varchar(20) not null,
  kind varchar(40) not null,
  held_on date not null,
  people_concerned varchar(255) not null,
  took_part integer not null,
  not_passed integer not null,
  outcome varchar(20) not null,
  finding varchar(1000) not null,
  evidence_document_id varchar(255),
  recorded_by varchar(255) not null,
  recorded_at timestamp(6) with time zone not null,
  constraint effectiveness_check_once unique (account_number, course_id, kind, held_on, people_concerned)
);

create table effectiveness_check_result (
  check_id bigint not null references effectiveness_check (id),
  person_id bigint not null references training_person (id),
  passed boolean not null,
  constraint effectiveness_check_result_once unique (check_id, person_id)
);
