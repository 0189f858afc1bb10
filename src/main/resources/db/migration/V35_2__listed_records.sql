-- The list of a source's records, the newest or the oldest first, filtered: from this index alone.
-- New records come in at its end, so that taking them in costs little more.
create index record_listed on record (source, class, first_received, record_id)
  include (form, site, visit_date);
