-- The console counts the visits of single sources and how late visits come, from this index alone;
-- counting reads by the same key as before. Neither column ever changes.
drop index record_site_day;
create index record_site_day on record (site, visit_date) include (source, first_received)
  where class = 'MAPPED';
