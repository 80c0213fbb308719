-- A lost status or proof, and what each dependent member does about it.
create sequence partner_loss_seq start with 1 increment by 50;
create table partner_loss (
  id bigint primary key,
  version integer not null,
  loss_key varchar(80) not null,
  partner_account varchar(20),
  partner_id bigint references business_partner (id),
  company varchar(200) not null,
  why varchar(500) not null,
  lost_at timestamp(6) with time zone not null,
  spread_after varchar(20) not null,
  spread boolean not null,
  followed_up integer not null,
  regained_at timestamp(6) with time zone,
  constraint partner_loss_once unique (loss_key)
);
create index partner_loss_account on partner_loss (partner_account, lost_at);

create table partner_follow_up (
  follow_up_id varchar(40) primary key,
  version integer,
  account_number varchar(20) not null,
  partner_id bigint not null references business_partner (id),
  loss_id bigint not null references partner_loss (id),
  state varchar(20) not null,
  carried_by bigint,
  announced_at timestamp(6) with time zone not null,
  opened_on date,
  rounds integer not null,
  decision varchar(20),
  measures varchar(8000),
  done_until date,
  replacement varchar(200),
  replacement_country varchar(2),
  proof_kind varchar(20),
  proof_programme varchar(10),
  proof_reference varchar(200),
  proof_obtained_on date,
  proof_valid_until date,
  answered_by varchar(120),
  answered_task bigint,
  accepted boolean,
  remarks varchar(8000),
  reviewed_by varchar(120),
  reviewed_task bigint,
  closed_on date,
  outcome varchar(500),
  constraint partner_follow_up_once unique (account_number, partner_id, loss_id)
);
create index partner_follow_up_loss on partner_follow_up (loss_id, state);
create index partner_follow_up_partner on partner_follow_up (partner_id);
create table partner_follow_up_file (
  follow_up_id varchar(40) not null references partner_follow_up (follow_up_id),
  position integer not null,
  document_id varchar(40) not null,
  primary key (follow_up_id, position)
);

create table partner_monitoring_run (
  run_id varchar(40) primary key,
  version integer,
  opened_on date not null,
  number_on_day integer not null,
  requested_by varchar(200) not null,
  carried_by bigint,
  refreshed_up_to bigint not null,
  looked_at integer not null,
  lost integer not null,
  regained integer not null,
  expiring integer not null,
  chunks integer not null,
  opened_at timestamp(6) with time zone not null,
  closed_at timestamp(6) with time zone,
  constraint partner_monitoring_run_number unique (opened_on, number_on_day)
);
create index partner_monitoring_run_carried on partner_monitoring_run (carried_by);
