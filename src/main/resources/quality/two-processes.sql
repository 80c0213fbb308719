-- severity: error
-- title: Two processes of one membership
-- why: Each account has one process for each application. Two of them would ask for everything twice.
-- mend: /accounts/{account}
select f.account_number, 'processes' as subject, '' as case_id,
  cast(count(*) as varchar(10)) || ' membership processes run for this account' as what, cast(null as date) as since_on
from quality_fact f
where f.kind = 'RUNNING'
group by f.account_number
having count(*) > 1
