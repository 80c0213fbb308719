-- What the page of numbers counts, found without reading every row of the largest tables.
create index account_case_state on account (case_state, account_number);
create index account_office on account (field_office, account_number);
create index application_opened on application (opened_on);
create index application_closed on application (closed_on, outcome);
create index annual_review_state on annual_review (state);
create index validation_closed on validation (closed_on);
create index enforcement_suspended on enforcement_case (suspended_on);
create index site_visit_day on site_visit (visit_on);
create index validation_finding_recorded on validation_finding (recorded_at);
create index deadline_due on deadline (state, due_on, rule_id);
create index inbox_task_closed on inbox_task (state, closed_at);
create index inbox_task_due on inbox_task (state, due_at);
