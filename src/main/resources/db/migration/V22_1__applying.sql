-- The version that is being applied: where it stays, the program was ended in the middle.
alter table active_configuration add column applying text;
