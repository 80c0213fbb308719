create index account_identifier_value on account_identifier (identifier_value, identifier_type);
create index account_bond_number on account (bond_number);

-- Positions are given out after the commit; see ChangeFeed.
create sequence status_change_seq start with 1 increment by 1;
create table status_change (
  id bigint primary key,
  position bigint,
  account_number varchar(20) not null,
  entity_type varchar(20) not null,
  status_before varchar(30) not null,
  status varchar(30) not null,
  tier integer,
  case_id varchar(60) not null,
  changed_at timestamp(6) with time zone not null,
  constraint status_change_position unique (position)
);
create index status_change_account on status_change (account_number, id);

create table status_feed (
  id integer primary key,
  last_position bigint not null
);
insert into status_feed (id, last_position) values (1, 0);

-- Accounts from before the history begin with the status they have.
insert into status_change (id, account_number, entity_type, status_before, status, tier, case_id, changed_at)
select nextval('status_change_seq'), account_number, entity_type, 'NONE', membership_status,
  case when entity_type <> 'IMP' then null
    when membership_status = 'CERTIFIED' then 1
    when membership_status = 'CERTIFIED_VALIDATED' then 2
    when membership_status = 'TIER_3' then 3 end,
  account_number, created_at
from account where membership_status <> 'NONE';

create sequence api_key_seq start with 1 increment by 1;
create table api_key (
  id bigint primary key,
  version integer not null,
  name varchar(100) not null,
  key_hash varchar(64) not null,
  beginning varchar(20) not null,
  account_number varchar(20) references account (account_number),
  requests_per_minute integer not null,
  created_by varchar(200) not null,
  created_at timestamp(6) with time zone not null,
  last_used_at timestamp(6) with time zone,
  revoked_by varchar(200),
  revoked_at timestamp(6) with time zone,
  constraint api_key_hash unique (key_hash)
);
create table api_key_right (
  api_key_id bigint not null references api_key (id),
  api_right varchar(20) not null,
  primary key (api_key_id, api_right)
);

create sequence webhook_seq start with 1 increment by 1;
create table webhook (
  id bigint primary key,
  version integer not null,
  name varchar(100) not null,
  address varchar(500) not null,
  secret varchar(80) not null,
  created_by varchar(200) not null,
  created_at timestamp(6) with time zone not null,
  ended_by varchar(200),
  ended_at timestamp(6) with time zone
);

create sequence webhook_delivery_seq start with 1 increment by 50;
create table webhook_delivery (
  id bigint primary key,
  version integer not null,
  webhook_id bigint not null references webhook (id),
  change_id bigint not null references status_change (id),
  position bigint not null,
  state varchar(20) not null,
  attempts integer not null,
  next_attempt_at timestamp(6) with time zone not null,
  problem varchar(500),
  closed_at timestamp(6) with time zone,
  constraint webhook_delivery_once unique (webhook_id, change_id)
);
create index webhook_delivery_next on webhook_delivery (webhook_id, state, position);

create sequence status_consent_seq start with 1 increment by 50;
create table status_consent (
  id bigint primary key,
  version integer not null,
  asking_account varchar(20) not null,
  asked_account varchar(20) not null,
  open_pair varchar(45),
  asked_by varchar(120) not null,
  asked_at timestamp(6) with time zone not null,
  accepted_by varchar(120),
  accepted_at timestamp(6) with time zone,
  ended_by varchar(120),
  ended_at timestamp(6) with time zone,
  constraint status_consent_once unique (open_pair)
);
create index status_consent_asking on status_consent (asking_account);
create index status_consent_asked on status_consent (asked_account);
