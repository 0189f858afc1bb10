-- How many days after the visit a target first acknowledged a value that holds it.

-- Since when that is watched: of what came before, nobody noted it. No row: from the first record on.
create table acknowledgements_watched (
  only_one  boolean primary key default true check (only_one),
  since     timestamptz not null
);
insert into acknowledgements_watched (since) select now() where exists (select 1 from record);

-- How many visits of a source move a value of an org unit that reports, by the days of the period.
-- Where a count finds more of a day than the last one did, they are new.
create table counted_visits (
  data_set  text not null,
  org_unit  text not null,
  period    text not null,
  source    text not null,
  visits    integer[] not null,
  primary key (data_set, org_unit, period, source)
);

-- Visits that are in what is wanted of a target, and in nothing that it acknowledged yet.
create table awaited_visits (
  awaited     bigint generated always as identity primary key,
  target      text not null,
  data_set    text not null,
  org_unit    text not null,
  period      text not null,
  source      text not null,
  visit_date  date not null,
  -- The data elements that they move: the first value of one of them that is acknowledged counts.
  elements    text[] not null,
  visits      integer not null check (visits > 0),
  -- The last delivery of the org unit and period that was on its way when they were counted: what
  -- it carries does not hold them.
  in_flight   bigint
);
create index awaited_visits_of_unit on awaited_visits (data_set, org_unit, period, target);

-- Their number by the day of that acknowledgement and the days that had passed since the visit.
create table first_acknowledgements (
  target  text not null,
  source  text not null,
  day     date not null,
  days    integer not null check (days >= 0),
  visits  bigint not null,
  primary key (target, day, source, days)
);
