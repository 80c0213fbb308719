-- severity: warning
-- title: New must criterion not answered
-- why: The company follows the newer edition already, and a must criterion that came with it has no answer.
-- mend: /accounts/{account}/profile
select p.account_number, 'criterion ' || f.subject as subject, '' as case_id,
  'Criterion ' || f.subject || ' is new in edition ' || p.edition || ' and not answered' as what,
  cast(p.since as date) as since_on
from profile_edition p
join account a on a.account_number = p.account_number
join quality_fact f on f.kind = 'NEW_MUST' and f.account_number = '' and f.what = p.edition || ' ' || a.entity_type || ' ' || p.previous_edition
where a.membership_status in ('CERTIFIED', 'CERTIFIED_VALIDATED', 'TIER_3')
  and not exists (select 1 from profile_answer x where x.account_number = p.account_number and x.criterion_id = f.subject)
