-- severity: error
-- title: A process stands still
-- why: An automated step failed for good. The case goes on only after the cause is mended and the step repeated.
-- mend: /administration
select f.account_number, f.subject, '' as case_id, f.what, f.since_on
from quality_fact f
where f.kind = 'INCIDENT'
