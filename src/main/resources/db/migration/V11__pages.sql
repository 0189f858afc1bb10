-- Pages that were taken in before, so that a source that gives everything each time costs little.
-- A page whose bytes are here was taken in whole by that configuration; taking it in again would
-- change nothing.
create table page (
  source         text not null,
  digest         text not null,
  configuration  text not null,
  -- What the source has to know of the page to go on to the next, in the source's own words.
  facts          text not null,
  taken_at       timestamptz not null,
  primary key (source, digest)
);
create index page_age on page (source, taken_at);
