alter table letter add column addressee varchar(2000) default '' not null;
alter table letter add column office varchar(200) default '' not null;
alter table letter add column basis varchar(20000) default '' not null;
