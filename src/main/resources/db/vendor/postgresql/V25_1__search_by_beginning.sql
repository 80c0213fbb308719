-- A search by the beginning of a text uses an index of this kind whatever the collation.
create index company_word_pattern on company_word (word varchar_pattern_ops, company_id);
create index account_identifier_pattern on account_identifier (identifier_value varchar_pattern_ops, account_number);
create index account_number_pattern on account (account_number varchar_pattern_ops);
create index account_bond_pattern on account (bond_number varchar_pattern_ops);
