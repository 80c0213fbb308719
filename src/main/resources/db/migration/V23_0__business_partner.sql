-- The register of each company's business partners, with the kinds of proof of their security.
create sequence business_partner_seq start with 1 increment by 50;
create table business_partner (
  id bigint primary key,
  version integer not null,
  owner_account varchar(20) not null,
  name varchar(200) not null,
  country varchar(2) not null,
  supply_role varchar(20) not null,
  direct boolean not null,
  partner_account varchar(20),
  -- Both are null once the partner is not used any more: one record at a time for each name and account.
  open_name varchar(260),
  open_account varchar(45),
  risk varchar(10),
  contract_clauses varchar(4000) not null,
  open_actions varchar(4000) not null,
  checked_on date,
  next_check_on date,
  standing varchar(20) not null,
  proven_until date,
  lost_on date,
  lost_why varchar(500),
  loss_id bigint,
  monitored_on date,
  entered_by varchar(200) not null,
  entered_at timestamp(6) with time zone not null,
  ended_on date,
  ended_why varchar(1000),
  constraint business_partner_name unique (open_name),
  constraint business_partner_account unique (open_account)
);
create index business_partner_owner on business_partner (owner_account, name);
create index business_partner_partner on business_partner (partner_account, owner_account);

create sequence partner_proof_seq start with 1 increment by 50;
create table partner_proof (
  id bigint primary key,
  version integer not null,
  partner_id bigint not null references business_partner (id),
  kind varchar(20) not null,
  programme varchar(10),
  reference varchar(200) not null,
  obtained_on date not null,
  valid_until date,
  note varchar(2000) not null,
  recorded_by varchar(200) not null,
  recorded_at timestamp(6) with time zone not null,
  ended_on date,
  ended_why varchar(500),
  loss_id bigint
);
create index partner_proof_partner on partner_proof (partner_id);
create table partner_proof_file (
  proof_id bigint not null references partner_proof (id),
  position integer not null,
  document_id varchar(40) not null,
  primary key (proof_id, position)
);

-- Companies that see each other's status already are in each other's register.
insert into business_partner (id, version, owner_account, name, country, supply_role, direct, partner_account,
    open_name, open_account, contract_clauses, open_actions, standing, entered_by, entered_at)
  select nextval('business_partner_seq'), 0, s.asking_account, c.name, coalesce(c.country, 'US'), 'OTHER', true,
    a.account_number, s.asking_account || ' ' || lower(c.name) || ' ' || lower(coalesce(c.country, 'US')) || ' ' || a.account_number,
    s.asking_account || ' ' || a.account_number, '', '', 'PROVEN', s.asked_by, s.accepted_at
  from status_consent s join account a on a.account_number = s.asked_account join company c on c.id = a.company_id
  where s.accepted_at is not null and s.ended_at is null;
insert into business_partner (id, version, owner_account, name, country, supply_role, direct, partner_account,
    open_name, open_account, contract_clauses, open_actions, standing, entered_by, entered_at)
  select nextval('business_partner_seq'), 0, s.asked_account, c.name, coalesce(c.country, 'US'), 'OTHER', true,
    a.account_number, s.asked_account || ' ' || lower(c.name) || ' ' || lower(coalesce(c.country, 'US')) || ' ' || a.account_number,
    s.asked_account || ' ' || a.account_number, '', '', 'PROVEN', s.accepted_by, s.accepted_at
  from status_consent s join account a on a.account_number = s.asking_account join company c on c.id = a.company_id
  where s.accepted_at is not null and s.ended_at is null;
insert into partner_proof (id, version, partner_id, kind, reference, obtained_on, note, recorded_by, recorded_at)
  select nextval('partner_proof_seq'), 0, p.id, 'SVI', p.partner_account, cast(p.entered_at as date), '', p.entered_by,
    p.entered_at
  from business_partner p;
