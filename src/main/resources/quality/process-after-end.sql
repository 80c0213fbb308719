-- severity: error
-- title: Process of an ended membership
-- why: The membership has ended for good, and its process still runs: it would open reviews and validations.
-- mend: /accounts/{account}
select a.account_number, f.subject, '' as case_id,
  'The membership is ' || lower(a.membership_status) || ' and its process runs' as what, cast(null as date) as since_on
from account a
join quality_fact f on f.kind = 'RUNNING' and f.account_number = a.account_number
where a.membership_status in ('WITHDRAWN', 'REMOVED', 'INELIGIBLE') and a.contestable = false
  and a.case_state <> 'APPEAL_PENDING'
