create sequence announcement_seq start with 1 increment by 1;
create table announcement (
  id bigint primary key,
  title varchar(200) not null,
  body varchar(10000) not null,
  effective_on date,
  must_acknowledge boolean not null,
  entity_types varchar(1000) not null,
  countries varchar(1000) not null,
  offices varchar(1000) not null,
  statuses varchar(1000) not null,
  state varchar(20) not null,
  written_by varchar(300) not null,
  written_at timestamp(6) with time zone not null,
  published_by varchar(300),
  published_at timestamp(6) with time zone,
  withdrawn_by varchar(300),
  withdrawn_at timestamp(6) with time zone,
  withdrawal_reason varchar(1000),
  -- How far the accounts are told, in the order of their numbers; null when all are.
  told_up_to varchar(20),
  round integer not null
);
create index announcement_state on announcement (state, published_at);
create table announcement_file (
  announcement_id bigint not null references announcement (id),
  document_id varchar(36) not null,
  file_name varchar(300) not null,
  primary key (announcement_id, document_id)
);
create table announcement_acknowledgement (
  announcement_id bigint not null references announcement (id),
  account_number varchar(20) not null,
  person_id varchar(200) not null,
  person_name varchar(300) not null,
  acknowledged_at timestamp(6) with time zone not null,
  primary key (announcement_id, account_number)
);
create index announcement_acknowledgement_account on announcement_acknowledgement (account_number, announcement_id);
