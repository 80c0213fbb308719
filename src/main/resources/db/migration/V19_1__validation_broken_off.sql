-- Why a validation ended without a report.

alter table validation add column broken_off_reason varchar(300);
