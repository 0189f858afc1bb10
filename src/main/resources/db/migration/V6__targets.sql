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
