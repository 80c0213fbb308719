-- severity: error
-- title: One person wrote and approved a validation report
-- why: A supervisor who is another person than the author approves the report.
-- mend: /accounts/{account}
select v.account_number, 'report ' || cast(r.id as varchar(20)) as subject, v.case_id,
  r.written_by || ' wrote and approved the report of ' || v.case_id as what, cast(r.decided_at as date) as since_on
from validation_report r
join validation v on v.id = r.validation_id
where r.approved = true and r.decided_by = r.written_by
