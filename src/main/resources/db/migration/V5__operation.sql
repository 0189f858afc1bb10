-- By which rules the program runs, and what people did.

-- Configurations that were ever active. A version never changes.
create table configuration (
  version       text primary key,
  activated_at  timestamptz not null,
  -- Path in the folder to text, before secrets are put in.
  files         json not null
);

create table active_configuration (
  only_one  boolean primary key default true check (only_one),
  version   text not null references configuration
);

-- What people did. Rows are only added.
create table audit (
  entry    bigint generated always as identity primary key,
  at       timestamptz not null,
  who      text not null,
  act      text not null,
  subject  text not null,
  reason   text
);
