-- severity: note
-- title: Evidence expires within 30 days
-- why: The company can renew it before the criterion is without proof.
-- mend: /accounts/{account}/profile
select d.account_number, 'document ' || d.id as subject, '' as case_id,
  'Criterion ' || min(p.criterion_id) || ': ' || d.file_name || ' expires on ' || cast(d.expires_on as varchar(10)) as what,
  d.expires_on as since_on
from document d
join account a on a.account_number = d.account_number
join profile_evidence e on e.document_id = d.id
join profile_answer p on p.id = e.answer_id
where d.expires_on >= cast(:today as date) and d.expires_on <= cast(:soon as date)
  and a.membership_status in ('CERTIFIED', 'CERTIFIED_VALIDATED', 'TIER_3', 'SUSPENDED')
group by d.account_number, d.id, d.file_name, d.expires_on
