-- severity: warning
-- title: Open date of an ended membership
-- why: A date that nobody has to meet any more hides those that count.
-- mend: /accounts/{account}#deadlines
select d.account_number, 'date ' || cast(d.id as varchar(20)) as subject, d.case_id,
  d.rule_id || ' ' || d.name || ', due on ' || cast(d.due_on as varchar(10)) || ', is open' as what, d.due_on as since_on
from deadline d
join account a on a.account_number = d.account_number
where d.state = 'OPEN' and d.rule_id not in ('DL14', 'DL16', 'DL17', 'DL18') and d.kind <> 'NOT_BEFORE'
  and a.membership_status in ('WITHDRAWN', 'REMOVED', 'INELIGIBLE') and a.contestable = false
  and a.case_state <> 'APPEAL_PENDING'
