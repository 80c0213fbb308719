create sequence account_number_seq start with 1001 increment by 1;

create table account (
  account_number varchar(20) primary key,
  version integer not null,
  entity_type varchar(20) not null,
  company_name varchar(200) not null,
  doing_business_as varchar(200),
  ownership_type varchar(60),
  business_start_on date,
  employees integer,
  phone varchar(40),
  website varchar(200),
  history varchar(300),
  line1 varchar(200),
  line2 varchar(200),
  city varchar(100),
  state varchar(60),
  postal_code varchar(20),
  country varchar(2),
  bond_number varchar(20),
  countries_of_origin varchar(400),
  programmes_elsewhere varchar(400),
  active_in_trade boolean,
  staffed_office boolean,
  continuous_bond boolean,
  no_unpaid_debt boolean,
  no_security_event boolean,
  incorporated_in_mexico_or_canada boolean,
  crosses_mexico_border boolean,
  field_office varchar(60),
  membership_status varchar(30) not null,
  case_state varchar(30) not null,
  validation_state varchar(30) not null,
  previous_status varchar(30),
  contested_status varchar(30),
  anniversary date,
  created_at timestamp(6) with time zone not null
);
create index account_status on account (membership_status, account_number);

create table account_contact (
  account_number varchar(20) not null references account (account_number),
  position integer not null,
  kind varchar(20) not null,
  sign_in varchar(120),
  name varchar(200) not null,
  title varchar(120),
  email varchar(200),
  phone varchar(40),
  primary key (account_number, position)
);

create table account_site (
  account_number varchar(20) not null references account (account_number),
  position integer not null,
  name varchar(200) not null,
  kind varchar(60) not null,
  city varchar(100) not null,
  country varchar(2) not null,
  primary key (account_number, position)
);

create table account_identifier (
  account_number varchar(20) not null references account (account_number),
  position integer not null,
  identifier_type varchar(20) not null,
  identifier_value varchar(60) not null,
  claim varchar(120),
  primary key (account_number, position),
  constraint identifier_claimed_once unique (claim)
);

create sequence agreement_signature_seq start with 1 increment by 50;
create table agreement_signature (
  id bigint primary key,
  account_number varchar(20) not null references account (account_number),
  agreement_version varchar(20) not null,
  language varchar(10) not null,
  text_hash varchar(64) not null,
  signer_id varchar(120) not null,
  signer_name varchar(200) not null,
  signer_role varchar(120) not null,
  signed_at timestamp(6) with time zone not null
);
create index agreement_signature_account on agreement_signature (account_number, id);

create sequence certificate_seq start with 1 increment by 50;
create table certificate (
  id bigint primary key,
  version integer not null,
  certificate_number varchar(30) not null,
  account_number varchar(20) not null references account (account_number),
  case_id varchar(60) not null,
  kind varchar(20) not null,
  membership_status varchar(30) not null,
  issued_on date not null,
  valid_until date not null,
  revoked_on date,
  constraint certificate_number unique (certificate_number),
  constraint certificate_once unique (case_id, kind)
);
create index certificate_account on certificate (account_number, id);

create sequence withdrawal_seq start with 1 increment by 50;
create table withdrawal (
  id bigint primary key,
  version integer not null,
  request_id varchar(60) not null,
  account_number varchar(20) not null references account (account_number),
  reason varchar(2000) not null,
  requested_on date not null,
  requested_by varchar(120) not null,
  state varchar(20) not null,
  note varchar(2000),
  decided_by varchar(120),
  decided_on date,
  constraint withdrawal_request unique (request_id)
);
create index withdrawal_account on withdrawal (account_number, id);

create table staff_member (
  id varchar(120) primary key,
  version integer not null,
  name varchar(200) not null,
  office varchar(60) not null
);

create table staff_group (
  staff_id varchar(120) not null references staff_member (id),
  group_name varchar(60) not null,
  primary key (staff_id, group_name)
);
