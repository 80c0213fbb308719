create sequence company_sign_in_seq start with 1 increment by 50;

create table company_sign_in (
  id bigint not null primary key,
  sign_in varchar(200) not null unique,
  name varchar(200) not null,
  account_number varchar(20) not null,
  officer boolean not null,
  granted_at timestamp(6) with time zone not null
);
