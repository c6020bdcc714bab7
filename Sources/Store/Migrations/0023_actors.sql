-- Which database login stands for which person, and who may approve.
--
-- `profiles.role` is not asked: on the platform everybody may change their own.

create table crm_actors (
  -- A login role of this server.
  login text primary key check (login <> ''),
  profile_id uuid not null references profiles (id) on delete cascade,
  may_approve boolean not null default false,
  -- The organization whose properties this person reaches; null reaches all.
  org_id uuid references organizations (id) on delete cascade,
  added_at timestamptz not null default now()
);
create index crm_actors_by_profile on crm_actors (profile_id);

select crm_close_table('crm_actors');
grant select on crm_actors to configurator_app, configurator_writer, configurator_engine;
grant select, insert, update, delete on crm_actors to configurator_admin;
create policy crm_reads on crm_actors for select to configurator_app, configurator_writer, configurator_engine using (true);
create policy crm_manages on crm_actors for all to configurator_admin using (true) with check (true);
