-- severity: error
-- title: No company officer
-- why: Only the officer signs the agreement, the yearly review and appeals (rule C2). Without one the company cannot act.
-- mend: /accounts/{account}
select a.account_number, 'officer' as subject, '' as case_id, 'No company officer is named' as what,
  cast(null as date) as since_on
from account a
where a.membership_status in ('CERTIFIED', 'CERTIFIED_VALIDATED', 'TIER_3', 'SUSPENDED')
  and not exists (select 1 from company_contact c where c.company_id = a.company_id and c.kind = 'OFFICER')
  and not exists (select 1 from account_own_contact o where o.account_number = a.account_number and o.kind = 'OFFICER')
