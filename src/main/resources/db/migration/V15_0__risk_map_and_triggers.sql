-- The map of a lane names its alternate route; occasions for a new assessment are kept once each.
alter table risk_lane add column alternate_routing varchar(1000) default '' not null;

create sequence risk_trigger_seq start with 1 increment by 50;
create table risk_trigger (
  id bigint primary key,
  version integer not null,
  account_number varchar(20) not null,
  occasion varchar(30) not null,
  reference varchar(200) not null,
  text varchar(1000) not null,
  state varchar(20) not null,
  reported_by varchar(200) not null,
  reported_at timestamp(6) with time zone not null,
  answered_by varchar(200),
  answered_at timestamp(6) with time zone,
  reason varchar(1000),
  assessment_id varchar(60),
  constraint uq_risk_trigger unique (account_number, occasion, reference)
);
create index ix_risk_trigger_state on risk_trigger (account_number, state);
