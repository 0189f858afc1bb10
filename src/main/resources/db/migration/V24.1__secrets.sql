-- Passwords and tokens that somebody typed in, each sealed with AES-256-GCM under a key that is not
-- in this database.
create table secret (
  name    text primary key check (name ~ '^[A-Za-z_][A-Za-z0-9_]{0,99}$'),
  -- Which key opens it: the beginning of the key's hash.
  key     text not null,
  nonce   bytea not null,
  sealed  bytea not null,
  set_by  text not null,
  set_at  timestamptz not null
);
