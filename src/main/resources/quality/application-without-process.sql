-- severity: error
-- title: Application without a running process
-- why: The application is open, and no step of it will come up by itself.
-- mend: /accounts/{account}
select p.account_number, 'application ' || p.case_id as subject, p.case_id,
  'Application ' || p.case_id || ' is open and no process runs' as what, p.opened_on as since_on
from application p
where p.outcome is null
  and exists (select 1 from quality_fact f where f.kind = 'ENGINE')
  and not exists (select 1 from quality_fact f where f.kind = 'RUNNING' and f.account_number = p.account_number)
