-- A draft that was given up, as long as its author may bring it back.
create table given_up_draft (
  account  text primary key,
  base     bigint not null references version_history,
  -- Path to text, null where the file was to go.
  files    json not null,
  until    timestamptz not null
);
