-- The plots of the console count what came in some weeks, from this index alone.
create index record_received on record (first_received) include (source, visit_date, class);
