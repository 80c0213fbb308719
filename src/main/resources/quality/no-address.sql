-- severity: warning
-- title: No address
-- why: The field office is assigned by the primary address, and notices are sent to it.
-- mend: /accounts/{account}
select a.account_number, 'address' as subject, '' as case_id, 'Street, city or country of the company is missing' as what,
  cast(null as date) as since_on
from account a
join company c on c.id = a.company_id
where a.membership_status in ('CERTIFIED', 'CERTIFIED_VALIDATED', 'TIER_3', 'SUSPENDED')
  and (c.line1 is null or c.city is null or c.country is null)
