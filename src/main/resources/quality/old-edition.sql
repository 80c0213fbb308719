-- severity: note
-- title: Security profile by an older edition
-- why: Companies move to the newest edition of the criteria with their next annual review.
-- mend: /accounts/{account}/profile
select p.account_number, 'edition' as subject, '' as case_id,
  'The profile follows edition ' || p.edition || '; in force is ' || n.name as what, n.in_force_on as since_on
from profile_edition p
join account a on a.account_number = p.account_number
join (select name, in_force_on from criteria_edition where in_force_on <= cast(:today as date)
  order by in_force_on desc, name desc limit 1) n on n.name <> p.edition
where a.membership_status in ('CERTIFIED', 'CERTIFIED_VALIDATED', 'TIER_3')
