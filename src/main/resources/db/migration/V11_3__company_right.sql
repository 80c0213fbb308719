-- A person may act for several accounts of a company, one for each of its roles.
create table company_right (
  id bigint not null primary key,
  sign_in varchar(200) not null,
  name varchar(200) not null,
  account_number varchar(20) not null,
  officer boolean not null,
  granted_at timestamp(6) with time zone not null,
  constraint company_right_once unique (sign_in, account_number)
);
insert into company_right (id, sign_in, name, account_number, officer, granted_at)
  select id, sign_in, name, account_number, officer, granted_at from company_sign_in;
drop table company_sign_in;
