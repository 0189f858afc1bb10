-- What people do from the console: acts that can be undone for a moment, sources that are paused,
-- what the last pulls brought, and since when a value waits for approval.

-- A retry or a discard that its author may still undo, and how its items were held before.
create table undoable (
  entry  bigint primary key references audit deferrable initially deferred,
  act    text not null check (act in ('RETRY', 'DISCARD')),
  who    text not null,
  until  timestamptz not null
);
create table undoable_item (
  entry       bigint not null references undoable on delete cascade,
  kind        text not null check (kind in ('CELL', 'VISIT', 'RECORD')),
  item        bigint not null,
  hold        text not null,
  cause       bigint,
  held_since  timestamptz not null,
  next_check  timestamptz,
  primary key (entry, kind, item)
);

-- An undo puts holds back as they were, which nothing else may do. It says so for its transaction.
create or replace function refuse_transition() returns trigger language plpgsql as $$
begin
  if current_setting('relais.undoing', true) = 'on'
     and old.state in ('DUE', 'DISCARDED') and new.state in ('PARKED', 'WAITING') then
    return null;
  end if;
  raise exception 'in table %, % may not become %', tg_table_name, old.state, new.state
    using errcode = 'check_violation';
end $$;

alter table source
  -- Paused by a person: nothing is pulled until a person resumes it.
  add column paused_by     text,
  add column paused_at     timestamptz,
  add column pause_reason  text,
  -- Why the last pull could not go on; null where it could.
  add column fault_en      text,
  add column fault_fr      text,
  add column fault_at      timestamptz,
  add check ((paused_by is null) = (paused_at is null)),
  add check ((paused_by is null) = (pause_reason is null)),
  add check ((fault_en is null) = (fault_fr is null)),
  add check ((fault_en is null) = (fault_at is null));

-- The last pages of each source that said something new.
create table taken_page (
  page      bigint generated always as identity primary key,
  source    text not null,
  taken_at  timestamptz not null,
  records   integer not null,
  added     integer not null,
  changed   integer not null
);
create index taken_page_of_source on taken_page (source, page);

-- The acts of one kind, the newest first: the history of approvals.
create index audit_act on audit (act, entry);
