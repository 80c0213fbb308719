-- Whether a removal or rejection can still be appealed: until then identifiers and places stay taken.

alter table account add column contestable boolean default false not null;
