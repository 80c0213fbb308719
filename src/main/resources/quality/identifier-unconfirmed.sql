-- severity: warning
-- title: Number not taken for the account
-- why: A member's number that is not taken can be claimed by another company, and ports would not find this one by it.
-- mend: /accounts/{account}
select a.account_number, i.identifier_type || ' ' || i.identifier_value as subject, '' as case_id,
  i.identifier_type || ' ' || i.identifier_value || ' is not taken for this account' as what, cast(null as date) as since_on
from account a
join account_identifier i on i.account_number = a.account_number
where a.membership_status in ('CERTIFIED', 'CERTIFIED_VALIDATED', 'TIER_3') and i.claim is null
  and i.identifier_type in ('IOR_IRS', 'IOR_CBP', 'SCAC', 'MID', 'FILER', 'IATA_AIRLINE', 'FMC_MTO', 'BROKER_LICENSE')
