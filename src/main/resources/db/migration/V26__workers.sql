-- Who reported is told by the first and the last visit of each worker from each site: some steps
-- in this index for each of them, instead of a look at every record.
create index record_worker on record (site, (visit ->> 'worker_id'), visit_date)
  where class = 'MAPPED' and visit ->> 'worker_id' is not null;
