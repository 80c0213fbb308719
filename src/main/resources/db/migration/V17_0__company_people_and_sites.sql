-- People and sites of a company in all its roles belong to the company; an account keeps its own.
create table company_contact (
  company_id bigint not null references company (id),
  position integer not null,
  kind varchar(20) not null,
  sign_in varchar(120),
  name varchar(200) not null,
  title varchar(120),
  email varchar(200),
  phone varchar(40),
  primary key (company_id, position)
);
create table company_site (
  company_id bigint not null references company (id),
  position integer not null,
  name varchar(200) not null,
  kind varchar(60) not null,
  city varchar(100) not null,
  country varchar(2) not null,
  primary key (company_id, position)
);
create table account_own_contact (
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
create table account_own_site (
  account_number varchar(20) not null references account (account_number),
  position integer not null,
  name varchar(200) not null,
  kind varchar(60) not null,
  city varchar(100) not null,
  country varchar(2) not null,
  primary key (account_number, position)
);

-- What the first account of a company said becomes the company's.
insert into company_contact (company_id, position, kind, sign_in, name, title, email, phone)
  select a.company_id, c.position, c.kind, c.sign_in, c.name, c.title, c.email, c.phone
  from account_contact c join account a on a.account_number = c.account_number
  where a.account_number = (select min(b.account_number) from account b where b.company_id = a.company_id);
insert into company_site (company_id, position, name, kind, city, country)
  select a.company_id, s.position, s.name, s.kind, s.city, s.country
  from account_site s join account a on a.account_number = s.account_number
  where a.account_number = (select min(b.account_number) from account b where b.company_id = a.company_id);

-- What another account says differently stays its own.
insert into account_own_contact (account_number, position, kind, sign_in, name, title, email, phone)
  select c.account_number, row_number() over (partition by c.account_number order by c.position) - 1,
    c.kind, c.sign_in, c.name, c.title, c.email, c.phone
  from account_contact c join account a on a.account_number = c.account_number
  where not exists (select 1 from company_contact o where o.company_id = a.company_id
    and o.kind = c.kind and o.name = c.name and coalesce(o.title, '') = coalesce(c.title, '')
    and coalesce(o.email, '') = coalesce(c.email, '') and coalesce(o.phone, '') = coalesce(c.phone, ''));
insert into account_own_site (account_number, position, name, kind, city, country)
  select s.account_number, row_number() over (partition by s.account_number order by s.position) - 1,
    s.name, s.kind, s.city, s.country
  from account_site s join account a on a.account_number = s.account_number
  where not exists (select 1 from company_site o where o.company_id = a.company_id
    and o.name = s.name and o.kind = s.kind and o.city = s.city and o.country = s.country);

drop table account_contact;
drop table account_site;
