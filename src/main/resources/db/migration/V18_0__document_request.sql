-- Each document that the notice of a validation asks for, with what the company answered and how the
-- specialist judged it.
create sequence document_request_seq start with 1 increment by 50;
create table document_request (
  id bigint primary key,
  version bigint not null,
  case_id varchar(100) not null,
  place integer not null,
  asked varchar(4000) not null,
  criteria varchar(2000) not null,
  state varchar(20) not null,
  document_ids varchar(10000) not null,
  note varchar(4000),
  remark varchar(4000),
  answered_by varchar(200),
  answered_at timestamp(6) with time zone,
  judged_by varchar(200),
  constraint document_request_place unique (case_id, place)
);
