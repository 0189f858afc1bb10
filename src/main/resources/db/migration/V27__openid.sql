-- Accounts that log in through the OpenID provider, and in no other way.

-- Whom the provider vouched for at the account's first log-in; nobody yet where it is null. Only
-- that person comes in afterwards, whatever they are called by then.
create table openid_log_in (
  account   text primary key references account,
  issuer    text,
  subject   text,
  bound_at  timestamptz,
  unique (issuer, subject),
  check ((issuer is null) = (subject is null) and (issuer is null) = (bound_at is null))
);
