-- What was sent to the targets, and what they said.

-- Why something was not taken; equal causes of one target are one row.
create table cause (
  cause       bigint generated always as identity primary key,
  target      text not null,
  code        text not null,
  message_en  text not null,
  message_fr  text not null,
  owner       text not null,
  unique (target, code, message_en)
);

-- How it stands with a target. A target that cannot answer stops as a whole: nothing is counted
-- against what waits for it.
create table target (
  target      text primary key,
  -- Null while it answers.
  cause       bigint references cause,
  since       timestamptz,
  -- Not to be asked again before this time, where the target said so.
  ask_after   timestamptz
);

-- One request to one target. Rows are added and settled once, never changed after that.
create table delivery (
  delivery    bigint generated always as identity primary key,
  target      text not null,
  -- Null for visits.
  data_set    text,
  claimed_at  timestamptz not null,
  outcome     text not null default 'SENDING'
    -- LOST: the process that sent it died; whoever takes the ledger next ends it so.
    check (outcome in ('SENDING', 'ACCEPTED', 'REJECTED', 'UNAVAILABLE', 'LOST')),
  settled_at  timestamptz,
  receipt     text,
  cause       bigint references cause,
  check ((outcome = 'SENDING') = (settled_at is null))
);
create index delivery_sending on delivery (target) where outcome = 'SENDING';
