-- The yearly work plans of validations: one for each fiscal year, an entry for each member ranked.
create table work_plan (
  plan_id varchar(20) not null,
  version integer not null,
  plan_year integer not null,
  state varchar(20) not null,
  ranking integer not null,
  last_ranked varchar(20),
  carried_by bigint,
  opened_on date not null,
  opened_by varchar(200) not null,
  decided_on date,
  decided_by varchar(200),
  remarks varchar(4000) not null,
  constraint pk_work_plan primary key (plan_id),
  constraint uq_work_plan_year unique (plan_year)
);

create table work_plan_entry (
  id bigint not null,
  version integer not null,
  plan_id varchar(20) not null,
  account_number varchar(20) not null,
  company_name varchar(200) not null,
  entity_type varchar(20) not null,
  field_office varchar(60) not null,
  due_on date,
  points integer not null,
  reasons varchar(4000) not null,
  ranking integer not null,
  rank_no integer not null,
  state varchar(20) not null,
  by_hand boolean not null,
  note varchar(2000) not null,
  changed_by varchar(200),
  select_on date,
  selection_id varchar(40),
  constraint pk_work_plan_entry primary key (id),
  constraint uq_work_plan_entry unique (plan_id, account_number),
  constraint fk_work_plan_entry_plan foreign key (plan_id) references work_plan (plan_id)
);
create index ix_work_plan_entry_rank on work_plan_entry (plan_id, rank_no);
create index ix_work_plan_entry_day on work_plan_entry (plan_id, state, select_on);
create sequence work_plan_entry_seq start with 1 increment by 50;
