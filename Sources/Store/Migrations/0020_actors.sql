-- Which database login stands for which person, what that person reaches, and who may approve.
--
-- `profiles.role` is not asked: on the platform everybody may change their own.

create table crm_actors (
  -- A login role of this server.
  login text primary key check (login <> ''),
  -- Null once the person is gone: the login approves nothing any more, and reaches no more than before.
  profile_id uuid references profiles (id) on delete set null,
  may_approve boolean not null default false,
  -- The organization whose properties this person reaches; null reaches all.
  -- An organization that a login is bound to stays: without this row the login would reach all others.
  org_id uuid references organizations (id) on delete restrict,
  added_at timestamptz not null default now()
);
create index crm_actors_by_profile on crm_actors (profile_id);

select crm_close_table('crm_actors');
grant select on crm_actors to configurator_app, configurator_writer, configurator_engine;
grant select, insert, update, delete on crm_actors to configurator_admin;
create policy crm_reads on crm_actors for select to configurator_app, configurator_writer, configurator_engine using (true);
create policy crm_manages on crm_actors for all to configurator_admin using (true) with check (true);

-- Written in PL/pgSQL, which keeps its plan for the session: this is asked in every statement that a policy or a check is about.
-- Whether the session's login is bound to no organization. One without an entry reaches everything, and approves nothing.
create function public.crm_reaches_all() returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp set row_security = off as $$
begin
  return not exists (select from public.crm_actors a where a.login = session_user and a.org_id is not null);
end $$;

-- The properties within reach of the session's login.
create function public.crm_reached() returns setof uuid
language plpgsql stable security definer set search_path = pg_catalog, pg_temp set row_security = off as $$
begin
  return query
    select p.id from public.properties p
    where not exists (
      select from public.crm_actors a
      where a.login = session_user and a.org_id is not null and a.org_id is distinct from p.org_id);
end $$;

-- Lets the roles of a person's session see, and unless the command is `select` write, the rows whose property is within reach, and no others.
create function public.crm_reach_policy(target regclass, roles text, command text) returns void
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  -- Asked once for each statement, not for each row.
  reach text := '((select public.crm_reaches_all()) or property_id in (select public.crm_reached()))';
begin
  execute format(
    'create policy %I on %s for %s to %s using %s %s', 'crm_reach_' || command, target, command, roles, reach,
    case command when 'select' then '' else 'with check ' || reach end);
end $$;

select
  crm_close_function('crm_reaches_all()'), crm_close_function('crm_reached()'),
  crm_close_function('crm_reach_policy(regclass, text, text)');
grant execute on function public.crm_reaches_all(), public.crm_reached()
  to configurator_app, configurator_writer, configurator_engine;
