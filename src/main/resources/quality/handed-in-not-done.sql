-- severity: error
-- title: Handed in and not completed
-- why: A person handed the step in more than an hour ago, and the engine has not taken it. What was typed is kept.
-- mend: /administration
select t.account_number, 'task ' || cast(t.task_key as varchar(20)) as subject, t.case_id,
  t.name || ' was handed in by ' || s.person_name as what, cast(s.submitted_at as date) as since_on
from inbox_task t
join submission s on s.task_key = t.task_key
where t.state = 'SUBMITTED' and s.submitted_at < :hourAgo
