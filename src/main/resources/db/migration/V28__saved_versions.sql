-- Versions that were saved and are not live stand in the same history as those that became active:
-- one row of numbers, one list, the same ways to look at them.

alter table publication rename to version_history;
alter table version_history rename column publication to number;
alter table version_history rename column published_at to at;

alter table version_history
  -- What became of it. LIVE: it became the active one; that is an entry of its own.
  add column state    text not null default 'LIVE'
             check (state in ('LIVE', 'SAVED', 'SUBMITTED', 'SENT_BACK')),
  -- Of a live one: the entry whose files were made live, saved or live before.
  add column made_of  bigint references version_history,
  -- Who sent it back, and why.
  add column judge    text,
  add column reason   text;

create index version_history_made_of on version_history (made_of) where made_of is not null;
create index version_history_submitted on version_history (number) where state = 'SUBMITTED';
create index version_history_author on version_history (author, number);

-- Null: saved and never active.
alter table configuration alter column activated_at drop not null;

-- Which files an entry changed, for those who see some of the files only.
create table version_file (
  number  bigint not null references version_history on delete cascade,
  path    text not null,
  primary key (path, number)
);
create index version_file_number on version_file (number);

create function version_files(bigint) returns table (path text, content text) language sql stable as $$
  select f.key, f.value
    from version_history h
    join configuration c using (version)
   cross join lateral (select key, value from json_each_text(c.files)
                       union all
                       select key, value from json_each_text(h.tests)) f
   where h.number = $1
$$;

create function note_version_files() returns trigger language plpgsql as $$
begin
  insert into version_file (number, path)
  select new.number, path
    from version_files(new.number) n
    full join version_files(new.parent) p using (path)
   where n.content is distinct from p.content
      on conflict do nothing;
  return null;
end
$$;

create trigger note_version_files after insert on version_history
  for each row execute function note_version_files();

insert into version_file (number, path)
select h.number, d.path
  from version_history h
 cross join lateral (select path
                       from version_files(h.number) n
                       full join version_files(h.parent) p using (path)
                      where n.content is distinct from p.content) d;

-- What was handed over as a draft becomes a version that waits; its author keeps the draft. Its
-- name is the hash that the program makes (org.relais.config.Version).
create temporary table handed_over on commit drop as
with files as (
  select d.account, path, f.content
    from draft d
   cross join lateral (select coalesce(c.path, b.path) as path,
                              case when c.path is null then b.content else c.content end as content
                         from version_files(d.base) b
                         full join (select path, content from draft_file
                                     where account = d.account) c using (path)) f
   where d.state = 'SUBMITTED' and f.content is not null
), stripped as (
  select account, path, content, regexp_replace(content, '[ \t\f\v]+$', '', 'gn') as text
    from files
), hashed as (
  select account,
         string_agg(
           convert_to(path || E'\n' || text
                      || case when text = '' or right(text, 1) = E'\n' then '' else E'\n' end, 'UTF8')
             || '\x00'::bytea,
           ''::bytea order by path collate "C") as text,
         json_object_agg(path, content order by path) as files
    from stripped where path not like 'indicators/%.test.yaml' group by account
)
select account, encode(sha256(text), 'hex') as version, files,
       coalesce((select json_object_agg(path, content order by path) from files f
                  where f.account = hashed.account and path like 'indicators/%.test.yaml'),
                '{}') as tests
  from hashed;

insert into configuration (version, files)
select distinct on (version) version, files from handed_over
    on conflict (version) do nothing;

insert into version_history (version, parent, author, message, at, tests, state)
select h.version, d.base, d.account, d.message, d.changed_at, h.tests, 'SUBMITTED'
  from handed_over h join draft d using (account)
 order by d.changed_at;

alter table draft drop column message, drop column state, drop column judge, drop column reason;
