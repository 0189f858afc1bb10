-- The language that somebody chose, wherever they log in; null where they chose none.
alter table account add language text check (language in ('en', 'fr'));
