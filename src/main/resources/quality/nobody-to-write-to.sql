-- severity: warning
-- title: Nobody to write to
-- why: Letters and reminders go to the officer and the point of contact; none of them has an e-mail address.
-- mend: /accounts/{account}
select a.account_number, 'email' as subject, '' as case_id, 'No contact of the company has an e-mail address' as what,
  cast(null as date) as since_on
from account a
where a.membership_status in ('CERTIFIED', 'CERTIFIED_VALIDATED', 'TIER_3', 'SUSPENDED')
  and not exists (select 1 from company_contact c where c.company_id = a.company_id and c.email is not null)
  and not exists (select 1 from account_own_contact o where o.account_number = a.account_number and o.email is not null)
