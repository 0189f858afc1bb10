-- Who may look at the console, and act in it.

create table account (
  account      text primary key check (account ~ '^[a-z0-9][a-z0-9._@-]{0,99}$'),
  -- bcrypt; null where the account logs in through an OpenID provider only.
  password     text,
  role         text not null
    check (role in ('VIEWER', 'OPERATOR', 'ADMINISTRATOR', 'SOURCE_OWNER')),
  -- Raised by every change: whoever logged in before it logs in again.
  generation   integer not null default 0,
  created_at   timestamptz not null,
  disabled_at  timestamptz
);

-- The sources that a source owner sees. No foreign key: a source may be bound before it ever gave
-- a page.
create table account_source (
  account  text not null references account,
  source   text not null,
  primary key (account, source)
);

-- What a program shows in place of a password. Only the hash is kept.
create table api_token (
  token         bigint generated always as identity primary key,
  account       text not null references account,
  label         text not null,
  hash          text not null unique,
  created_at    timestamptz not null,
  expires_at    timestamptz not null,
  last_used_at  timestamptz
);
