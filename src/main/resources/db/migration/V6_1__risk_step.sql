create table risk_step (
  assessment_id varchar(60) not null references risk_assessment,
  step varchar(20) not null,
  task_key bigint not null,
  confirmed_by varchar(200) not null,
  confirmed_on date not null,
  primary key (assessment_id, step)
);
