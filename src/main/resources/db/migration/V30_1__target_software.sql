-- The software of a target's server as it said it, such as DHIS2 2.42, for a person who reads how it
-- stands.
alter table target add column software text;
