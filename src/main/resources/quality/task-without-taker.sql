-- severity: error
-- title: Step without anybody
-- why: A step with neither a group nor a person shows in nobody's inbox.
-- mend: /accounts/{account}
select t.account_number, 'task ' || cast(t.task_key as varchar(20)) as subject, t.case_id,
  t.name || ' waits for nobody' as what, cast(t.created_at as date) as since_on
from inbox_task t
where t.state = 'OPEN' and t.assignee is null
  and not exists (select 1 from inbox_task_group g where g.task_key = t.task_key)
