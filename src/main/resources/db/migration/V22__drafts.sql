-- Who published which configuration and why, and what people are changing but have not published.

create table publication (
  publication   bigint generated always as identity primary key,
  version       text not null references configuration,
  -- What was published before; null for the first.
  parent        bigint references publication,
  author        text not null,
  message       text not null,
  published_at  timestamptz not null,
  -- Path in the folder to text of the tests, which are no part of the version.
  tests         json not null default '{}'
);

insert into publication (version, author, message, published_at)
select c.version, coalesce(a.who, '?'), '', coalesce(a.at, c.activated_at)
  from configuration c
  left join audit a on a.act = 'APPLY' and a.subject = c.version
 order by coalesce(a.at, c.activated_at);

update publication p
   set parent = (select max(q.publication) from publication q where q.publication < p.publication);

-- One draft for each account: what differs from the publication that it began with.
create table draft (
  account     text primary key,
  base        bigint not null references publication,
  message     text not null default '',
  state       text not null default 'OPEN' check (state in ('OPEN', 'SUBMITTED', 'SENT_BACK')),
  -- Who sent it back, and why.
  judge       text,
  reason      text,
  changed_at  timestamptz not null
);

create table draft_file (
  account  text not null references draft on delete cascade,
  path     text not null,
  -- Null where the file is to go.
  content  text,
  primary key (account, path)
);
