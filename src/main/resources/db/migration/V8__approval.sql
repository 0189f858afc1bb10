-- What a person let go, and sent back.

alter table cell
  -- Whether a person approved a value for it, and which; null: that there be none.
  add column approved        boolean not null default false,
  add column approved_value  numeric,
  add constraint cell_approved_value check (approved or approved_value is null);

-- What is due of data sets that are sent after approval. Empty for the others, so it costs them
-- nothing.
create index cell_approved_due on cell (target, data_set, period_start, org_unit, period)
  where state = 'DUE' and not read_back
    and approved and wanted is not distinct from approved_value;

-- The last word on an org unit and period. What was said before stands in the audit trail.
create table approval (
  target    text not null,
  data_set  text not null,
  period    text not null,
  org_unit  text not null,
  verdict   text not null check (verdict in ('APPROVED', 'SENT_BACK')),
  at        timestamptz not null,
  who       text not null,
  reason    text,
  primary key (target, data_set, period, org_unit)
);

-- What a target holds that is not what we know of it.
alter table cell
  -- CHANGED: somebody changed what we sent. MISSING: somebody removed it. FOREIGN: the target holds
  -- a value where we sent none.
  add column difference       text check (difference in ('CHANGED', 'MISSING', 'FOREIGN')),
  -- What the target held when that was seen; null: none.
  add column found_value      numeric,
  add column found_at         timestamptz,
  -- A value at the target that a person, or the policy, lets us overwrite. Any other is asked about.
  add column overwrite_value  numeric,
  add constraint cell_difference check ((difference is null) = (found_at is null)),
  add constraint cell_found check (difference is not null or found_value is null);

create index cell_difference on cell (target, data_set, period_start) where difference is not null;

-- How far the comparison of a data set with its target came; it goes on there after a crash.
create table reconciliation (
  target       text not null,
  data_set     text not null,
  -- What was compared last; null while nothing was.
  period       text,
  org_unit     text,
  started_at   timestamptz not null,
  finished_at  timestamptz,
  primary key (target, data_set),
  check ((period is null) = (org_unit is null))
);

-- Which site-months are, or are to be, registered as complete at a target.
create table completion (
  target        text not null,
  data_set      text not null,
  org_unit      text not null,
  period        text not null,
  period_start  date not null,
  -- Whether it is to be registered.
  wanted        boolean not null,
  -- The cut-off day passed before every expected worker reported.
  partial       boolean not null default false,
  -- Whether it is; null while a request is under way, and after an outcome that nobody knows.
  acknowledged  boolean default false,
  cause         bigint references cause,
  next_check    timestamptz,
  changed_at    timestamptz not null,
  primary key (target, data_set, period, org_unit)
);
create index completion_due on completion (target, data_set, period_start, org_unit)
  where wanted is distinct from acknowledged;
