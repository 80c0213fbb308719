-- severity: error
-- title: Anniversary and certificate disagree
-- why: The yearly review and the certificate are counted from the day of the certification (DL06). The two days must be the same.
-- mend: /accounts/{account}#deadlines
select a.account_number, 'anniversary' as subject, '' as case_id,
  'The anniversary is ' || cast(a.anniversary as varchar(10)) || ', the first certificate was issued on '
    || cast(min(c.issued_on) as varchar(10)) as what,
  a.anniversary as since_on
from account a
join certificate c on c.account_number = a.account_number and c.kind = 'CERTIFICATION'
where a.anniversary is not null
group by a.account_number, a.anniversary
having a.anniversary < min(c.issued_on)
