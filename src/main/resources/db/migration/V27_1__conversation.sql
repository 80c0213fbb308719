-- What a company and CBP write to each other; kept as it was sent.
create sequence conversation_message_seq start with 1 increment by 1;
create table conversation_message (
  id bigint primary key,
  account_number varchar(20) not null,
  case_id varchar(100) not null,
  about varchar(200) not null,
  body varchar(10000) not null,
  internal boolean not null,
  by_cbp boolean not null,
  author_id varchar(200) not null,
  author_name varchar(300) not null,
  written_at timestamp(6) with time zone not null,
  send_key varchar(64) not null,
  constraint conversation_message_once unique (account_number, author_id, send_key)
);
create index conversation_message_account on conversation_message (account_number, id);
create table conversation_file (
  message_id bigint not null references conversation_message (id),
  document_id varchar(36) not null,
  file_name varchar(300) not null,
  primary key (message_id, document_id)
);
create table conversation_read (
  message_id bigint not null references conversation_message (id),
  person_id varchar(200) not null,
  person_name varchar(300) not null,
  by_cbp boolean not null,
  read_at timestamp(6) with time zone not null,
  primary key (message_id, person_id)
);
create table conversation_draft (
  account_number varchar(20) not null,
  person_id varchar(200) not null,
  about varchar(200) not null,
  body varchar(10000) not null,
  internal boolean not null,
  saved_at timestamp(6) with time zone not null,
  primary key (account_number, person_id)
);
-- Companies whose last message CBP has not answered yet.
create table conversation_waiting (
  account_number varchar(20) primary key,
  company varchar(300) not null,
  office varchar(60) not null,
  since timestamp(6) with time zone not null
);
create index conversation_waiting_office on conversation_waiting (office, since);

-- What of the news a person has seen, by case ('' for all), and when they were here.
create table notice_mark (
  person_id varchar(200) not null,
  case_id varchar(100) not null,
  read_up_to bigint not null,
  primary key (person_id, case_id)
);
create table person_visit (
  person_id varchar(200) primary key,
  seen_at timestamp(6) with time zone not null,
  before_at timestamp(6) with time zone,
  hint_dismissed boolean not null
);
