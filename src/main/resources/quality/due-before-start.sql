-- severity: error
-- title: Due before its start
-- why: A date that is counted forward cannot come before the event that starts it.
-- mend: /accounts/{account}#deadlines
select d.account_number, 'date ' || cast(d.id as varchar(20)) as subject, d.case_id,
  d.rule_id || ' ' || d.name || ' starts on ' || cast(d.start_on as varchar(10)) || ' and is due on '
    || cast(d.due_on as varchar(10)) as what,
  d.due_on as since_on
from deadline d
where d.state = 'OPEN' and lower(d.direction) = 'after' and d.due_on < d.start_on
