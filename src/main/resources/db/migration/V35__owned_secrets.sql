-- The source for which its owner stored a secret: a draft of that owner reads it, in no other
-- source's file. Null: an administrator's, which no draft of an owner reads before it is live.
alter table secret add column source text;
