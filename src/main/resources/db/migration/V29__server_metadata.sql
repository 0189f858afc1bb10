-- What a target's server has that tables of the configuration name, so that pages need not wait for
-- the server: one row a target and kind, replaced as a whole when a person has the server read.
create table server_metadata (
  target   text not null,
  kind     text not null check (kind in ('DATA_ELEMENTS', 'ORG_UNITS')),
  -- Its address without user and password: of another server nothing here is true.
  server   text not null,
  read_at  timestamptz not null,
  read_by  text not null,
  items    integer not null,
  -- JSON compressed with zstd.
  content  bytea not null,
  primary key (target, kind)
);
