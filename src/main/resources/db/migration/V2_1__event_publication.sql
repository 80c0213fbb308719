-- Spring Modulith's event registry, the outbox between the modules and the engine. Delivered events are removed.
create table event_publication (
  id uuid not null,
  completion_date timestamp(6) with time zone,
  event_type varchar(512) not null,
  listener_id varchar(512) not null,
  publication_date timestamp(6) with time zone not null,
  serialized_event varchar(100000) not null,
  status varchar(20),
  completion_attempts integer,
  last_resubmission_date timestamp(6) with time zone,
  constraint pk_event_publication primary key (id)
);
create index ix_event_publication_completion on event_publication (completion_date);
create index ix_event_publication_status on event_publication (status, publication_date);
