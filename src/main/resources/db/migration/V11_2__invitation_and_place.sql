-- Companies that CBP invited to types that nobody joins on their own.
create table invitation (
  number varchar(20) primary key,
  version integer not null,
  entity_type varchar(20) not null,
  company_name varchar(200) not null,
  invited_by varchar(200) not null,
  invited_on date not null,
  account_number varchar(20) references account (account_number)
);

-- Places of types that take a limited number of members, such as the pilot for logistics providers.
create table membership_place (
  account_number varchar(20) primary key references account (account_number),
  entity_type varchar(20) not null,
  kind varchar(60) not null,
  place integer not null,
  taken_on date not null,
  constraint membership_place_once unique (entity_type, kind, place)
);
