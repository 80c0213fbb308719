-- What a company says about itself whatever its role in the programme. Its accounts refer to it.
create sequence company_seq start with 1 increment by 50;
create table company (
  id bigint primary key,
  version integer not null,
  name varchar(200) not null,
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
  first_account varchar(20)
);

insert into company (id, version, name, doing_business_as, ownership_type, business_start_on,
    employees, phone, website, history, line1, line2, city, state, postal_code, country, first_account)
  select nextval('company_seq'), 0, company_name, doing_business_as, ownership_type, business_start_on,
    employees, phone, website, history, line1, line2, city, state, postal_code, country, account_number
  from account;

alter table account add column company_id bigint references company (id);
update account set company_id =
  (select company.id from company where company.first_account = account.account_number);
alter table account alter column company_id set not null;
create index account_company on account (company_id);
alter table company drop column first_account;

alter table account drop column company_name;
alter table account drop column doing_business_as;
alter table account drop column ownership_type;
alter table account drop column business_start_on;
alter table account drop column employees;
alter table account drop column phone;
alter table account drop column website;
alter table account drop column history;
alter table account drop column line1;
alter table account drop column line2;
alter table account drop column city;
alter table account drop column state;
alter table account drop column postal_code;
alter table account drop column country;
