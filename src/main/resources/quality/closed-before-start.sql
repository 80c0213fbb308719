-- severity: warning
-- title: Met before its start
-- why: What was met before the event that starts its date was recorded with a wrong day, or for another case.
-- mend: /accounts/{account}#deadlines
select d.account_number, 'date ' || cast(d.id as varchar(20)) as subject, d.case_id,
  d.rule_id || ' ' || d.name || ' starts on ' || cast(d.start_on as varchar(10)) || ' and was met on '
    || cast(d.closed_on as varchar(10)) as what,
  d.closed_on as since_on
from deadline d
where d.state = 'MET' and lower(d.direction) = 'after' and d.closed_on < d.start_on
