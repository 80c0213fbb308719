-- Social security numbers as importer numbers: sealed, found again by a keyed fingerprint.
create table personal_number (
  account_number varchar(20) primary key references account (account_number),
  version integer not null,
  kind varchar(20) not null,
  key_id varchar(40) not null,
  sealed varchar(400) not null,
  fingerprint varchar(64) not null,
  masked varchar(20) not null,
  claim varchar(120),
  given_by varchar(200) not null,
  given_at timestamp(6) with time zone not null,
  constraint personal_number_claimed_once unique (claim)
);
create index personal_number_fingerprint on personal_number (fingerprint);
