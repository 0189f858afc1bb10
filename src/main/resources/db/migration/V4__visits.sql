-- Visits at the targets that get them as FHIR.

create table visit_item (
  item                  bigint generated always as identity primary key,
  target                text not null,
  source                text not null,
  record_id             text collate "C" not null,
  -- True where the visit, or what the Patient says, changed since the hash was taken.
  dirty                 boolean not null default true,
  -- False: the record is no visit any more; the target shall hold nothing of it.
  present               boolean not null,
  -- Hash of what the target shall hold, null for nothing, and the resources in it.
  wanted                text,
  wanted_resources      text[] not null default '{}',
  acknowledged          text,
  acknowledged_unknown  boolean not null default false,
  -- The resources that the target holds or may hold.
  resources             text[] not null default '{}',
  hold                  text check (hold in ('WAITING', 'PARKED', 'DISCARDED')),
  cause                 bigint references cause,
  held_since            timestamptz,
  next_check            timestamptz,
  delivery              bigint references delivery,
  configuration         text not null,
  state                 text not null generated always as (
    case
      when delivery is not null then 'SENDING'
      when hold is not null then hold
      when dirty or acknowledged_unknown or wanted is distinct from acknowledged then 'DUE'
      else 'ACKNOWLEDGED'
    end) stored,
  unique (source, record_id, target),
  check ((hold = 'WAITING') or next_check is null)
);

create index visit_item_dirty on visit_item (source, record_id) where dirty;
create index visit_item_due on visit_item (target, item) where state = 'DUE' and not dirty;
create index visit_item_delivery on visit_item (delivery) where delivery is not null;
create index visit_item_waiting on visit_item (target, next_check) where hold = 'WAITING';
create index visit_item_held on visit_item (target, state, cause) where hold is not null;

create table delivery_visit (
  delivery        bigint not null references delivery,
  item            bigint not null references visit_item,
  carried         text,
  before          text,
  before_unknown  boolean not null,
  -- The resources that the target had before this delivery, and may have after it.
  resources       text[] not null,
  cause           bigint references cause,
  primary key (delivery, item)
);
create index delivery_visit_item on delivery_visit (item);
