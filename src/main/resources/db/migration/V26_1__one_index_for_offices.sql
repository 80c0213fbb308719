-- The case board's index account_by_office serves the page of numbers as well.
drop index account_office;
