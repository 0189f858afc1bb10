-- The error queue: what waits for a person or for the clock, grouped by cause.

-- A cause is a target's or, of rejected records, a source's: then it is what the form, the code of
-- the reason and the field have in common, for the messages hold what single records said.
alter table cause alter column target drop not null;
alter table cause
  add column source  text,
  add column form    text not null default '',
  add column field   text not null default '',
  add check ((target is null) <> (source is null));
create unique index cause_of_records on cause (source, form, code, field) where source is not null;

-- One row per rejected record, beside its row in the table of records.
create table rejection (
  rejection   bigint generated always as identity primary key,
  source      text not null,
  record_id   text collate "C" not null,
  -- Where the record says so, although it is no visit.
  site        text,
  visit_date  date,
  -- DISCARDED: a person set it aside, until a new revision comes.
  hold        text not null default 'PARKED' check (hold in ('PARKED', 'DISCARDED')),
  held_since  timestamptz not null,
  -- The entry of the audit trail says who set it aside, and why.
  discard     bigint references audit deferrable initially deferred,
  unique (source, record_id),
  foreign key (source, record_id) references record on delete cascade
);
create index rejection_discarded on rejection (source, record_id) where hold = 'DISCARDED';

-- Under which causes it stands: under each of them, for each is mended by somebody else.
create table rejection_reason (
  cause      bigint not null references cause,
  rejection  bigint not null references rejection on delete cascade,
  primary key (cause, rejection)
);
create index rejection_reason_rejection on rejection_reason (rejection);

-- Who set it aside, and why; it means nothing where it is not set aside.
alter table cell add column discard bigint references audit deferrable initially deferred;
alter table visit_item
  add column discard     bigint references audit deferrable initially deferred,
  -- Of the visit, so that lists need not read the records.
  add column site        text,
  add column visit_date  date;

-- All that a list of causes needs, so that counting reads the index only.
drop index cell_held;
create index cell_held on cell (cause, hold, cell)
  include (org_unit, period_start, held_since, next_check)
  where hold is not null;
drop index visit_item_held;
create index visit_item_held on visit_item (cause, hold, item)
  include (source, site, visit_date, held_since, next_check)
  where hold is not null;

-- Ends of records that were never seen, where a source may tell an end before the beginning: an
-- older submission that comes later is none then.
create table unseen_end (
  source     text not null,
  record_id  text collate "C" not null,
  revision   text collate "C" not null,
  seen_at    timestamptz not null,
  primary key (source, record_id)
);
create index unseen_end_age on unseen_end (source, seen_at);

-- What was there before.
update visit_item i set site = r.site, visit_date = r.visit_date
  from record r
 where r.source = i.source and r.record_id = i.record_id and r.class = 'MAPPED';
insert into rejection (source, record_id, held_since)
select source, record_id, changed_at from record where class = 'REJECTED';
insert into cause (source, form, field, code, message_en, message_fr, owner)
select distinct on (1, 2, 3, 4)
       r.source, coalesce(r.form, ''), coalesce(reason->>'field', ''), reason->>'code',
       reason->'message'->>'en', reason->'message'->>'fr', 'MAPPING'
  from record r cross join lateral json_array_elements(r.reasons) as reason
 where r.class = 'REJECTED';
insert into rejection_reason (cause, rejection)
select distinct c.cause, j.rejection
  from rejection j
  join record r using (source, record_id)
 cross join lateral json_array_elements(r.reasons) as reason
  join cause c on c.source = r.source and c.form = coalesce(r.form, '')
              and c.code = reason->>'code' and c.field = coalesce(reason->>'field', '');
