-- What is known of a target's cause beside what is held for it.

alter table cause
  -- The target's own words when it last refused something for it: its code and its text.
  add column said                text,
  -- Deliveries that were refused for it, at least in part, since this is counted.
  add column refusals            bigint not null default 0,
  add column first_refused       timestamptz,
  add column last_refused        timestamptz,
  -- The last of these deliveries, and whether the target took what else it carried.
  add column last_delivery       bigint,
  add column last_others_stored  boolean;
