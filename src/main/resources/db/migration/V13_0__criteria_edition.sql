-- An edition of the minimum security criteria is kept as the file that was imported; it never changes.
create table criteria_edition (
  name varchar(40) not null primary key,
  content varchar(1000000) not null,
  sha256 varchar(64) not null,
  in_force_on date not null,
  imported_by varchar(255) not null,
  imported_at timestamp(6) with time zone not null
);

-- The edition by which a company answers, and the one before it while the change is worked off.
create table profile_edition (
  account_number varchar(20) not null primary key,
  edition varchar(40) not null,
  previous_edition varchar(40),
  since timestamp(6) with time zone not null,
  adopted_by varchar(255) not null
);

insert into profile_edition (account_number, edition, since, adopted_by)
  select account_number, '2020', min(answered_at), 'system' from profile_answer group by account_number;

-- What a company states about itself and by which criteria do not apply, such as that it has no cameras.
create table company_fact (
  account_number varchar(20) not null,
  fact varchar(60) not null,
  holds boolean not null,
  stated_by varchar(255) not null,
  stated_at timestamp(6) with time zone not null,
  primary key (account_number, fact)
);

create index profile_snapshot_of_account on profile_snapshot (account_number, reason);
