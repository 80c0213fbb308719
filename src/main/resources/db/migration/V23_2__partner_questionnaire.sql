-- Questionnaires that partners without an account fill in by a link of one use.
create sequence partner_questionnaire_seq start with 1 increment by 50;
create table partner_questionnaire (
  id bigint primary key,
  version integer not null,
  owner_account varchar(20) not null,
  partner_id bigint not null references business_partner (id),
  edition varchar(40) not null,
  token_hash varchar(64) not null,
  recipient varchar(200) not null,
  sent_by varchar(200) not null,
  sent_at timestamp(6) with time zone not null,
  expires_at timestamp(6) with time zone not null,
  revoked_at timestamp(6) with time zone,
  saved_at timestamp(6) with time zone,
  submitted_at timestamp(6) with time zone,
  filled_by varchar(200) not null,
  answers varchar(1000000) not null,
  verdict varchar(20),
  remarks varchar(4000) not null,
  rated_by varchar(200),
  rated_at timestamp(6) with time zone,
  constraint partner_questionnaire_token unique (token_hash)
);
create index partner_questionnaire_partner on partner_questionnaire (partner_id, id);
