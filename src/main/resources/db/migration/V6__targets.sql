-- When a target may be asked, who holds it, and what it saw.

alter table target
  -- Tries in a row that failed; 0 while it answers. Then `since` says since when it answers.
  add column failed_tries   integer not null default 0,
  -- When our own back-off tries it next; ask_after is what the target itself asked for.
  add column next_try       timestamptz,
  -- Paused by a person: nothing is sent until a person resumes it.
  add column paused_by      text,
  add column paused_at      timestamptz,
  add column pause_reason   text,
  -- Stopped by the program: the server was restored or replaced. A person ends it, by a reset.
  add column stopped_by     bigint references cause,
  add column stopped_at     timestamptz,
  -- What the server said that it is, when it was last recognised.
  add column fingerprint    text,
  add check ((cause is null) = (next_try is null)),
  add check ((cause is null) = (failed_tries = 0)),
  add check (cause is not null or ask_after is null),
  add check ((paused_by is null) = (paused_at is null)),
  add check ((paused_by is null) = (pause_reason is null)),
  add check ((stopped_by is null) = (stopped_at is null));

-- Whether a target has seen a period: only one request at a time may open one.
create index cell_opened on cell (target, data_set, period) where acknowledged is not null;

-- How often in a row an item had to wait for the clock: it is tried at growing intervals.
alter table cell add column times_waited integer not null default 0;
alter table visit_item add column times_waited integer not null default 0;

-- Pushes that began and did not come to their end: the server could not be asked, or the program
-- died. They go on as soon as the target may be asked, not only at their next time.
create table unfinished (
  target  text not null,
  -- A data set's code, or "visits".
  what    text not null,
  since   timestamptz not null,
  primary key (target, what)
);

-- From which period on a target got cells when its configuration was last applied.
alter table target add column delivers_from date;

-- The whole table of transitions (DeliveryState holds the same). Staying in a state is always
-- allowed; whatever else a statement tries is refused, by whom so ever.
create function may_become(before text, after text) returns boolean immutable language sql
return case before
  when 'DUE'          then after in ('SENDING', 'ACKNOWLEDGED')
  when 'SENDING'      then after in ('ACKNOWLEDGED', 'DUE', 'WAITING', 'PARKED')
  when 'WAITING'      then after in ('DUE', 'ACKNOWLEDGED', 'DISCARDED')
  when 'PARKED'       then after in ('DUE', 'ACKNOWLEDGED', 'DISCARDED')
  when 'ACKNOWLEDGED' then after in ('DUE')
  when 'DISCARDED'    then after in ('DUE', 'ACKNOWLEDGED')
end;

create function refuse_transition() returns trigger language plpgsql as $$
begin
  raise exception 'in table %, % may not become %', tg_table_name, old.state, new.state
    using errcode = 'check_violation';
end $$;

create trigger cell_transition after update on cell for each row
  when (old.state <> new.state and not may_become(old.state, new.state))
  execute function refuse_transition();
create trigger visit_item_transition after update on visit_item for each row
  when (old.state <> new.state and not may_become(old.state, new.state))
  execute function refuse_transition();
