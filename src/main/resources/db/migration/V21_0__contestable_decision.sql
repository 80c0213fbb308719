-- Decisions that a company can appeal (6 U.S.C. 967(c)), each with the last day to do so.
create table contestable_decision (
  decision_id varchar(60) not null,
  version integer not null,
  account_number varchar(20) not null,
  case_id varchar(40) not null,
  kind varchar(20) not null,
  round_no integer not null,
  false_information boolean not null,
  in_words varchar(4000) not null,
  part_of varchar(4000) not null,
  decided_on date not null,
  decided_by varchar(200) not null,
  rule_id varchar(10) not null,
  appeal_until_on date not null,
  closed_at timestamp with time zone,
  appeal_id varchar(40),
  outcome varchar(20),
  constraint pk_contestable_decision primary key (decision_id),
  constraint uq_contestable_decision unique (case_id, kind, round_no)
);
create index ix_contestable_decision_account on contestable_decision (account_number);
