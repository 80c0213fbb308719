-- severity: warning
-- title: Letter without a recipient
-- why: A letter counts from the day on which somebody could read it; this one names nobody.
-- mend: /accounts/{account}#letters
select l.account_number, 'letter ' || cast(l.id as varchar(20)) as subject, l.case_id,
  l.subject || ' names nobody' as what, cast(l.sent_at as date) as since_on
from letter l
where l.addressee = ''
