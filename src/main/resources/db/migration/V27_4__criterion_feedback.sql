create sequence criterion_question_seq start with 1 increment by 1;
create table criterion_question (
  id bigint primary key,
  criterion_id varchar(40) not null,
  account_number varchar(20) not null,
  asked_by varchar(200) not null,
  asked_by_name varchar(300) not null,
  asked_at timestamp(6) with time zone not null,
  question varchar(4000) not null,
  send_key varchar(64) not null,
  answer varchar(4000),
  answered_by varchar(300),
  answered_at timestamp(6) with time zone,
  -- The question in words without names, where it is published with its answer.
  published_question varchar(4000),
  constraint criterion_question_once unique (asked_by, send_key)
);
create index criterion_question_criterion on criterion_question (criterion_id, id);
create index criterion_question_open on criterion_question (answered_at, id);
create index criterion_question_person on criterion_question (asked_by, criterion_id);
create table guidance_vote (
  criterion_id varchar(40) not null,
  person_id varchar(200) not null,
  person_name varchar(300) not null,
  account_number varchar(20) not null,
  helpful boolean not null,
  remark varchar(2000) not null,
  voted_at timestamp(6) with time zone not null,
  primary key (criterion_id, person_id)
);
create index guidance_vote_at on guidance_vote (voted_at);
