-- Appeals with what the company says, what CBP asks, and the reasoned decision.
create table appeal (
  appeal_id varchar(40) not null,
  version integer not null,
  account_number varchar(20) not null,
  decision_id varchar(60) not null,
  facts varchar(20000) not null,
  plan varchar(20000) not null,
  document_ids varchar(4000) not null,
  filed_at timestamp with time zone not null,
  filed_on date not null,
  filed_by varchar(200) not null,
  outcome varchar(20),
  reasons varchar(20000),
  decided_by varchar(200),
  decided_on date,
  carried_out_on date,
  escalated_on date,
  constraint pk_appeal primary key (appeal_id),
  constraint uq_appeal_decision unique (decision_id),
  constraint fk_appeal_decision foreign key (decision_id) references contestable_decision (decision_id)
);
create index ix_appeal_account on appeal (account_number);
create index ix_appeal_filed on appeal (filed_at);

create table appeal_question (
  id bigint not null,
  appeal_id varchar(40) not null,
  question_no integer not null,
  task_key bigint not null,
  question varchar(4000) not null,
  asked_by varchar(200) not null,
  asked_on date not null,
  state varchar(20) not null,
  answer varchar(20000),
  answered_by varchar(200),
  closed_on date,
  document_ids varchar(4000) not null,
  constraint pk_appeal_question primary key (id),
  constraint uq_appeal_question unique (appeal_id, question_no),
  constraint uq_appeal_question_task unique (task_key),
  constraint fk_appeal_question_appeal foreign key (appeal_id) references appeal (appeal_id)
);
create sequence appeal_question_seq start with 1 increment by 50;

-- What a company has written of an appeal that is not filed yet.
create table appeal_draft (
  decision_id varchar(60) not null,
  version integer not null,
  facts varchar(20000) not null,
  plan varchar(20000) not null,
  document_ids varchar(4000) not null,
  saved_at timestamp with time zone not null,
  saved_by varchar(200) not null,
  constraint pk_appeal_draft primary key (decision_id),
  constraint fk_appeal_draft_decision foreign key (decision_id) references contestable_decision (decision_id)
);
