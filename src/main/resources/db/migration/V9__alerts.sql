-- What people were told, so that a restart does not tell it again.

-- Something that is or was wrong, from the round that found it to the one that found it ended.
create table alert_episode (
  episode      bigint generated always as identity primary key,
  kind         text not null,
  subject      text not null,
  headline_en  text not null,
  headline_fr  text not null,
  since        timestamptz not null,
  last_seen    timestamptz not null,
  ended_at     timestamptz
);
create unique index alert_episode_open on alert_episode (kind, subject) where ended_at is null;

-- A note for one channel, written with the episodes that it tells of.
create table alert_note (
  note        bigint generated always as identity primary key,
  channel     text not null,
  subject     text not null,
  body        text not null,
  json        text not null,
  written_at  timestamptz not null,
  attempts    integer not null default 0,
  next_try    timestamptz not null,
  sent_at     timestamptz
);
create index alert_note_waiting on alert_note (next_try) where sent_at is null;

-- When a source last had a record that was new or newer: one that answers and has nothing is silent.
alter table source add column news_at timestamptz;
