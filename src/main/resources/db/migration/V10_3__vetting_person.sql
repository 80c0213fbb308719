create table vetting_person (
  id varchar(36) primary key,
  version integer not null,
  account_number varchar(20) not null references account (account_number),
  person_role varchar(20) not null,
  key_id varchar(40) not null,
  sealed varchar(8000) not null,
  entered_by varchar(200) not null,
  entered_at timestamp(6) with time zone not null
);
create index vetting_person_account on vetting_person (account_number, entered_at);
create index vetting_person_key on vetting_person (key_id);
