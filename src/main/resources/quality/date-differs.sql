-- severity: error
-- title: Stored date differs from the deadline table
-- why: Each date is to be what its rule gives from its start (deadlines.dmn). A changed table counts for new dates only, so a difference says that start or date was changed.
-- mend: /deadlines
select f.account_number, f.subject, '' as case_id, f.what, f.since_on
from quality_fact f
where f.kind = 'DATE'
