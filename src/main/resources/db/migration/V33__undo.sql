-- An undo of a retry leaves alone what changed or was sent since the act.

alter table undoable_item
  -- What the target was to hold when the act began: a value, or the hash of a visit.
  add column wanted    text,
  -- Whether a visit had changed since its hash was taken.
  add column dirty     boolean not null default false,
  -- The newest delivery that had carried it by then; null: none.
  add column delivery  bigint;
