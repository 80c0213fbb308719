-- severity: error
-- title: Member without a running process
-- why: No annual review and no validation will open by themselves for this member.
-- mend: /accounts/{account}
select a.account_number, 'process' as subject, '' as case_id, 'No membership process runs for this member' as what,
  cast(null as date) as since_on
from account a
where a.membership_status in ('CERTIFIED', 'CERTIFIED_VALIDATED', 'TIER_3', 'SUSPENDED')
  and exists (select 1 from quality_fact f where f.kind = 'ENGINE')
  and not exists (select 1 from quality_fact f where f.kind = 'RUNNING' and f.account_number = a.account_number)
