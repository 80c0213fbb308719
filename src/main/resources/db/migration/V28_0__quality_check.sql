-- What the quality checks found, kept while it is so and after it has vanished.
create sequence quality_finding_seq start with 1 increment by 1;
create table quality_finding (
  id bigint primary key,
  check_id varchar(60) not null,
  severity integer not null,
  account_number varchar(20) not null,
  subject varchar(200) not null,
  case_id varchar(100) not null,
  what varchar(1000) not null,
  since_on date,
  first_seen_at timestamp(6) with time zone not null,
  last_seen_at timestamp(6) with time zone not null,
  vanished_at timestamp(6) with time zone,
  accepted_by varchar(200),
  accepted_reason varchar(1000),
  accepted_until date,
  constraint quality_finding_once unique (check_id, account_number, subject)
);
create index quality_finding_list on quality_finding (vanished_at, severity, id);
create index quality_finding_check on quality_finding (check_id, last_seen_at);

-- What the check under way finds.
create table quality_seen (
  check_id varchar(60) not null,
  account_number varchar(20) not null,
  subject varchar(200) not null,
  case_id varchar(100) not null,
  what varchar(1000) not null,
  since_on date,
  primary key (check_id, account_number, subject)
);

-- What the run under way was told by the engine, the deadline table and the criteria.
create table quality_fact (
  kind varchar(20) not null,
  account_number varchar(20) not null,
  subject varchar(200) not null,
  what varchar(1000) not null,
  since_on date
);
create index quality_fact_kind on quality_fact (kind, account_number);

create sequence quality_run_seq start with 1 increment by 1;
create table quality_run (
  id bigint primary key,
  requested_by varchar(200) not null,
  started_at timestamp(6) with time zone not null,
  ended_at timestamp(6) with time zone,
  done integer not null,
  total integer not null,
  problem varchar(1000)
);
