alter table deadline add column kind varchar(20) default 'NOT_LATER_THAN' not null;
update deadline set kind = 'NOT_BEFORE' where rule_id in ('DL10', 'DL17', 'DL23');
update deadline set kind = 'OPENS' where rule_id in ('DL07', 'DC01');
