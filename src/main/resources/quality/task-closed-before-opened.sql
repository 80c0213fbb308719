-- severity: error
-- title: Step done before it was opened
-- why: The history of the case is read by the dates of its steps; these contradict each other.
-- mend: /accounts/{account}#history
select t.account_number, 'task ' || cast(t.task_key as varchar(20)) as subject, t.case_id,
  t.name || ' was done before it was opened' as what, cast(t.closed_at as date) as since_on
from inbox_task t
where t.state = 'COMPLETED' and t.closed_at < t.created_at
