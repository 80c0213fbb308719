-- The answers to the questions of the entity type, by the question's name in the catalogue.
create table account_answer (
  account_number varchar(20) not null references account (account_number),
  question varchar(60) not null,
  answer varchar(60) not null,
  primary key (account_number, question)
);

insert into account_answer
  select account_number, 'activeInTrade', case when active_in_trade then 'true' else 'false' end
  from account where active_in_trade is not null;
insert into account_answer
  select account_number, 'staffedOffice', case when staffed_office then 'true' else 'false' end
  from account where staffed_office is not null;
insert into account_answer
  select account_number, 'continuousBond', case when continuous_bond then 'true' else 'false' end
  from account where continuous_bond is not null;
insert into account_answer
  select account_number, 'noUnpaidDebt', case when no_unpaid_debt then 'true' else 'false' end
  from account where no_unpaid_debt is not null;
insert into account_answer
  select account_number, 'noSecurityEvent', case when no_security_event then 'true' else 'false' end
  from account where no_security_event is not null;
insert into account_answer
  select account_number, 'incorporatedInMexicoOrCanada',
    case when incorporated_in_mexico_or_canada then 'true' else 'false' end
  from account where incorporated_in_mexico_or_canada is not null;
insert into account_answer
  select account_number, 'crossesMexicoBorder',
    case when crosses_mexico_border then 'true' else 'false' end
  from account where crosses_mexico_border is not null;

alter table account drop column active_in_trade;
alter table account drop column staffed_office;
alter table account drop column continuous_bond;
alter table account drop column no_unpaid_debt;
alter table account drop column no_security_event;
alter table account drop column incorporated_in_mexico_or_canada;
alter table account drop column crosses_mexico_border;
alter table account add column invitation_number varchar(20);
