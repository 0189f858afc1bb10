-- Who runs, by which rules, and what people did.

-- Every start of the program has a number, which its claims carry.
create sequence holder;

-- Configurations that were ever active. A version never changes.
create table configuration (
  version       text primary key,
  activated_at  timestamptz not null
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
