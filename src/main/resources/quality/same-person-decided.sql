-- severity: error
-- title: One person recommended and decided
-- why: Certification needs two people of CBP: who recommends does not decide.
-- mend: /accounts/{account}#history
select p.account_number, 'application ' || p.case_id as subject, p.case_id,
  d.by_name || ' recommended and decided application ' || p.case_id as what, cast(d.happened_at as date) as since_on
from application p
join application_step d on d.application_id = p.id and d.kind = 'DECISION'
join application_step r on r.application_id = p.id and r.kind = 'RECOMMENDATION' and r.by_id = d.by_id
where r.id = (select max(x.id) from application_step x where x.application_id = p.id and x.kind = 'RECOMMENDATION'
  and x.happened_at <= d.happened_at)
