-- What the case board of CBP sorts and searches by, beside the account; the application fills the
-- names and words of the companies that have none when it starts.
alter table account add column company_key varchar(200) default '' not null;
alter table account add column country varchar(2);
alter table account add column specialist_id varchar(120);
update account set country = (select c.country from company c where c.id = account.company_id);
update account set specialist_id =
  (select p.specialist_id from application p where p.account_number = account.account_number
   and p.id = (select max(q.id) from application q where q.account_number = account.account_number));
create index account_by_company on account (company_key, account_number);
create index account_by_type on account (entity_type, account_number);
create index account_by_anniversary on account (anniversary, account_number);
create index account_by_office on account (field_office, account_number);
create index account_by_specialist on account (specialist_id, account_number);
create index account_by_country on account (country, account_number);

create table company_word (
  company_id bigint not null references company (id),
  word varchar(60) not null,
  primary key (company_id, word)
);
create index company_word_begins on company_word (word, company_id);
create index deadline_open on deadline (state, due_on, account_number);
