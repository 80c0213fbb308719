alter table staff_member add column mail varchar(254);

-- The outbox of mails: one row for each event and recipient, sent after the commit.
create sequence mail_seq start with 1 increment by 1;
create table mail (
  id bigint primary key,
  event_key varchar(300) not null,
  recipient_key varchar(254) not null,
  recipient_name varchar(300) not null,
  address varchar(254),
  for_cbp boolean not null,
  account_number varchar(20) not null,
  case_id varchar(100) not null,
  kind varchar(20) not null,
  subject varchar(300) not null,
  body varchar(20000) not null,
  sealed_link varchar(2000),
  link_key varchar(100),
  state varchar(20) not null,
  attempts integer not null,
  next_attempt_at timestamp(6) with time zone not null,
  claim varchar(36),
  message_id varchar(200) not null,
  problem varchar(500),
  digest_id bigint,
  created_at timestamp(6) with time zone not null,
  sent_at timestamp(6) with time zone,
  constraint mail_once unique (event_key, recipient_key)
);
create index mail_next on mail (state, next_attempt_at, id);
create index mail_account on mail (account_number, id);
create index mail_recipient on mail (recipient_key, state, id);

-- How a person wants mails of a kind; no row: as configured.
create table mail_choice (
  person_id varchar(200) not null,
  kind varchar(20) not null,
  choice varchar(20) not null,
  primary key (person_id, kind)
);
