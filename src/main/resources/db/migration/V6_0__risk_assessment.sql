create table risk_assessment (
  assessment_id varchar(60) primary key,
  version integer not null,
  account_number varchar(20) not null,
  case_id varchar(50) not null,
  entity_type varchar(20) not null,
  state varchar(20) not null,
  opened_on date not null,
  based_on varchar(60) references risk_assessment,
  lanes_numbered integer not null,
  parties_numbered integer not null,
  actions_numbered integer not null,
  method_set_up_on date,
  method_responsible varchar(4000),
  method_due varchar(4000),
  method_frequency varchar(4000),
  method_threats varchar(4000),
  method_vulnerabilities varchar(4000),
  method_follow_up varchar(4000),
  method_training varchar(4000),
  method_oversight varchar(4000),
  remarks varchar(4000) not null,
  approved_by varchar(200),
  approved_on date
);
create index risk_assessment_by_account on risk_assessment (account_number, opened_on);

create sequence risk_lane_seq start with 1 increment by 50;
create table risk_lane (
  id bigint primary key,
  assessment_id varchar(60) not null references risk_assessment,
  lane_id varchar(10) not null,
  product varchar(400) not null,
  origin_country varchar(2) not null,
  origin_region varchar(400) not null,
  destination_country varchar(2) not null,
  destination varchar(400) not null,
  mode_chain varchar(400) not null,
  frequency varchar(400) not null,
  notes varchar(4000) not null,
  threat_level varchar(10),
  risk varchar(10),
  constraint risk_lane_once unique (assessment_id, lane_id)
);

create sequence risk_party_seq start with 1 increment by 50;
create table risk_party (
  id bigint primary key,
  assessment_id varchar(60) not null references risk_assessment,
  party_id varchar(10) not null,
  name varchar(400) not null,
  role varchar(20) not null,
  country varchar(2) not null,
  direct boolean not null,
  status varchar(20) not null,
  proof varchar(1000) not null,
  own boolean not null,
  constraint risk_party_once unique (assessment_id, party_id)
);

create table risk_stop (
  lane bigint not null references risk_lane,
  stop_no integer not null,
  party_id varchar(10) not null,
  step varchar(20) not null,
  mode varchar(20) not null,
  country varchar(2) not null,
  handover_point varchar(400) not null,
  hours_at_rest integer not null,
  sealed boolean not null,
  data_exchanged varchar(1000) not null,
  primary key (lane, stop_no)
);

create table risk_threat (
  lane bigint not null references risk_lane,
  factor varchar(10) not null,
  rating integer not null check (rating between 1 and 3),
  source varchar(1000) not null,
  source_on date not null,
  primary key (lane, factor)
);

create table risk_vulnerability (
  party bigint not null references risk_party,
  category varchar(10) not null,
  failed_musts varchar(1000) not null,
  failed_shoulds varchar(1000) not null,
  note varchar(4000) not null,
  from_profile boolean not null,
  primary key (party, category)
);

create sequence risk_plan_item_seq start with 1 increment by 50;
create table risk_plan_item (
  id bigint primary key,
  assessment_id varchar(60) not null references risk_assessment,
  action_id varchar(80) not null unique,
  lane_id varchar(10) not null,
  party_id varchar(10) not null,
  step varchar(20) not null,
  criterion_id varchar(20) not null,
  vulnerability varchar(4000) not null,
  action varchar(4000) not null,
  partner_contact varchar(400) not null,
  owner varchar(400) not null,
  progress_on date not null,
  due_on date not null,
  evidence_wanted varchar(4000) not null
);
create index risk_plan_item_by_assessment on risk_plan_item (assessment_id);
