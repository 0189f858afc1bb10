-- What people set in the console.

alter table account add column last_log_in timestamptz;

-- A link with which somebody chooses a password for their account. Only the hash of its word is
-- kept.
create table password_link (
  account     text primary key references account,
  hash        text not null unique,
  made_by     text not null,
  expires_at  timestamptz not null
);
