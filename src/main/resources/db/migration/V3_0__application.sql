create sequence application_seq start with 1 increment by 50;
create sequence application_step_seq start with 1 increment by 50;
create sequence application_submission_seq start with 1 increment by 50;

create table application (
    id bigint primary key,
    version bigint not null,
    case_id varchar(40) not null,
    account_number varchar(20) not null,
    entity_type varchar(20) not null,
    opened_on date not null,
    started_by varchar(200) not null,
    stage varchar(40) not null,
    profile_registrations integer not null,
    specialist_id varchar(100),
    profile_reviewer_id varchar(100),
    profile_approved boolean not null,
    vetting_result varchar(40),
    recommender_id varchar(100),
    recommendation varchar(20),
    outcome varchar(20),
    closed_on date,
    constraint application_case_unique unique (case_id)
);
create index application_account on application (account_number, id);
create index application_specialist on application (specialist_id, outcome);

-- What people decided and said in an application; a task is recorded once.
create table application_step (
    id bigint primary key,
    application_id bigint not null references application (id),
    task_key bigint,
    kind varchar(40) not null,
    result varchar(200) not null,
    reason varchar(1000000),
    internal_note varchar(1000000),
    by_id varchar(100) not null,
    by_name varchar(200) not null,
    happened_at timestamp(6) with time zone not null,
    constraint application_step_task_unique unique (application_id, task_key)
);
create index application_step_application on application_step (application_id, id);

create table application_submission (
    id bigint primary key,
    application_id bigint not null references application (id),
    submission_number integer not null,
    submitted_on date not null,
    profile_hash varchar(64) not null,
    constraint application_submission_unique unique (application_id, submission_number)
);
