-- Counting: which days of which sites to count again, and the figures that came of it.

-- A day of a site on which a visit came, went or changed since it was counted. Counting clears a
-- mark only where its generation is still the one that it read: a mark set meanwhile stays.
create sequence stale_generation;
create table stale (
  site        text not null,
  visit_date  date not null,
  generation  bigint not null default nextval('stale_generation'),
  primary key (site, visit_date)
);

-- One figure at one target: what it shall be and what the target has.
create table cell (
  cell                  bigint generated always as identity primary key,
  target                text not null,
  data_set              text not null,
  element               text not null,
  -- Category code to option code, as JSON with sorted keys.
  options               text not null,
  attribute_options     text not null,
  org_unit              text not null,
  period                text not null,
  period_start          date not null,
  -- Null: the target shall hold none.
  wanted                numeric,
  -- Null: the target holds none, or nobody knows.
  acknowledged          numeric,
  -- True from the claim to the settlement, and after an outcome that nobody knows.
  acknowledged_unknown  boolean not null default false,
  -- Whether the target has to be asked what it holds before the cell is sent again.
  read_back             boolean not null default false,
  -- Whether the target took a value, or may have: a zero is only sent where one was.
  ever_sent             boolean not null default false,
  -- Why it is not sent although it is due.
  hold                  text check (hold in ('WAITING', 'PARKED', 'DISCARDED')),
  cause                 bigint references cause,
  held_since            timestamptz,
  next_check            timestamptz,
  -- The delivery that carries it now.
  delivery              bigint references delivery,
  -- Version of the configuration that counted it.
  configuration         text not null,
  state                 text not null generated always as (
    case
      when delivery is not null then 'SENDING'
      when hold is not null then hold
      when acknowledged_unknown or wanted is distinct from acknowledged then 'DUE'
      else 'ACKNOWLEDGED'
    end) stored,
  unique (target, data_set, org_unit, period, element, options, attribute_options),
  check (acknowledged_unknown or not read_back),
  check ((hold = 'WAITING') or next_check is null)
);

-- What is due, in the order in which it is sent: whole site-months, the earliest first.
create index cell_due on cell (target, data_set, period_start, org_unit, period)
  where state = 'DUE' and not read_back;
create index cell_delivery on cell (delivery) where delivery is not null;
create index cell_held on cell (target, state, cause) where hold is not null;
create index cell_waiting on cell (target, data_set, next_check) where hold = 'WAITING';
create index cell_read_back on cell (target) where read_back and delivery is null;

-- What each delivery carried, kept as the history of a cell.
create table delivery_cell (
  delivery        bigint not null references delivery,
  cell            bigint not null references cell,
  carried         numeric,
  -- What the cell's acknowledgement was when it was claimed, for a request that stored nothing.
  before          numeric,
  before_unknown  boolean not null,
  before_sent     boolean not null,
  cause           bigint references cause,
  primary key (delivery, cell)
);
create index delivery_cell_cell on delivery_cell (cell);

-- Visits that a data element counts and its disaggregation has no place for.
create table outside (
  data_set  text not null,
  org_unit  text not null,
  period    text not null,
  element   text not null,
  field     text not null,
  visits    integer not null,
  primary key (data_set, org_unit, period, element, field)
);
