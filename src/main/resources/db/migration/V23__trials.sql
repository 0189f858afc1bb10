-- A mapping is tried on real records: the newest of a form, the one before, only rejected ones.
create index record_trial on record (source, form, first_received, record_id)
  where raw is not null;
create index record_trial_rejected on record (source, form, first_received, record_id)
  where raw is not null and class = 'REJECTED';
