-- What came from the sources, and what it became.

-- One row per source that ever gave a page.
create table source (
  source     text primary key,
  -- Where the next page starts; written in the transaction that writes the page before it.
  cursor     text,
  -- How many record ids were ever taken in: counted when they come, so that the balance sheet can
  -- hold it against the classes of the rows that are there.
  pulled     bigint not null default 0,
  pulled_at  timestamptz
);

-- One row per record id: its newest revision, and the visit that it is.
create table record (
  source          text not null,
  -- Compared byte by byte, as the order of duplicates is defined.
  record_id       text collate "C" not null,
  revision        text collate "C" not null,
  class           text not null check (class in ('MAPPED', 'REJECTED', 'IGNORED', 'VOIDED')),
  form            text,
  form_version    text,
  -- How the record names its patient: a contact's id or one of its aliases.
  patient         text,
  -- The record without names and telephone numbers, as JSON compressed with zstd; null where it
  -- could not be read or was voided.
  raw             bytea,
  -- The fields of the visit, where it is mapped.
  visit           json,
  site            text,
  visit_date      date,
  recorded_at     timestamptz,
  patient_id      text,
  duplicate_key   text,
  -- Why it was rejected, and what a mapped one was warned about.
  reasons         json,
  warnings        json,
  -- Version of the configuration that mapped it.
  configuration   text not null,
  -- When its first revision came: "today" in a rule, so that a rule says the same ever after.
  first_received  timestamptz not null,
  changed_at      timestamptz not null,
  primary key (source, record_id),
  check ((class = 'MAPPED') = (visit is not null)),
  check (class <> 'MAPPED' or (site is not null and visit_date is not null)),
  check ((class = 'REJECTED') = (reasons is not null))
);

-- Counting reads the visits of a site and some days.
create index record_site_day on record (site, visit_date) where class = 'MAPPED';
-- Rule V10 looks for other records with the same key.
create index record_duplicate on record (source, duplicate_key) where duplicate_key is not null;
-- The newest visit of a patient decides what the Patient says in FHIR.
create index record_patient on record (source, patient_id) where patient_id is not null;
-- A contact that came later, or changed, maps its records again.
create index record_contact on record (source, patient) where patient is not null;
create index record_class on record (source, class);

-- People and places to which records refer.
create table contact (
  source      text not null,
  contact_id  text not null,
  revision    text collate "C" not null,
  -- Without names and telephone numbers, as JSON compressed with zstd.
  body        bytea not null,
  primary key (source, contact_id)
);

-- The ids under which records may name a contact: its own and its short codes.
create table contact_alias (
  source      text not null,
  alias       text not null,
  contact_id  text not null,
  primary key (source, alias, contact_id),
  foreign key (source, contact_id) references contact
);
create index contact_alias_contact on contact_alias (source, contact_id);
