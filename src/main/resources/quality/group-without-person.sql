-- severity: error
-- title: Work of CBP that nobody can take
-- why: The step waits for a group in which there is no person, so it will never be done.
-- mend: /administration
select '' as account_number, g.group_name as subject, '' as case_id,
  cast(count(*) as varchar(10)) || ' open steps wait for the group ' || g.group_name || ', which has no people' as what,
  cast(min(t.created_at) as date) as since_on
from inbox_task t
join inbox_task_group g on g.task_key = t.task_key
where t.state = 'OPEN' and g.group_name like 'ctpat-%'
  and not exists (select 1 from staff_group s where s.group_name = g.group_name)
group by g.group_name
