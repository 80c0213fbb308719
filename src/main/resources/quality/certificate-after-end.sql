-- severity: error
-- title: Valid certificate of an ended membership
-- why: The public page would still confirm the certificate.
-- mend: /accounts/{account}
select c.account_number, c.certificate_number as subject, c.case_id,
  'Certificate ' || c.certificate_number || ' is valid until ' || cast(c.valid_until as varchar(10)) as what,
  cast(null as date) as since_on
from certificate c
join account a on a.account_number = c.account_number
where c.revoked_on is null and c.valid_until >= cast(:today as date)
  and a.membership_status in ('WITHDRAWN', 'REMOVED', 'INELIGIBLE') and a.contestable = false
  and a.case_state <> 'APPEAL_PENDING'
