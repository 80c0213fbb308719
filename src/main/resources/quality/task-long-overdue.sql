-- severity: warning
-- title: Step long overdue
-- why: The step was due more than 30 days ago, and reminders and escalation have not moved it.
-- mend: /accounts/{account}
select t.account_number, 'task ' || cast(t.task_key as varchar(20)) as subject, t.case_id,
  t.name || ' was due on ' || cast(cast(t.due_at as date) as varchar(10)) || ' by rule ' || t.due_rule as what,
  cast(t.due_at as date) as since_on
from inbox_task t
where t.state = 'OPEN' and t.due_at < :longAgo
