-- What a session may know of the platform's own tables, and no more: each function gives the few columns that are needed.
--
-- The columns differ between the platform's databases, so rows are read as JSON and absent columns read as null.
-- Functions, not views: a view would stand in the way of the platform's own migrations.

-- The properties within reach of the session's person; a login without an entry reaches them all, and approves none.
create function public.crm_properties() returns table (
  id uuid, org_id uuid, name text, property_type text, unit_count integer, time_zone text, state text, is_sample boolean)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp set row_security = off as $$
begin
  return query
    select
      p.id, p.org_id, p.name, r.value ->> 'property_type',
      case when r.value ->> 'unit_count' ~ '^[0-9]{1,6}$' then (r.value ->> 'unit_count')::integer end,
      coalesce(nullif(p.settings ->> 'timezone', ''), nullif(o.settings ->> 'timezone', ''), 'America/Los_Angeles'),
      nullif(p.address ->> 'state', ''), coalesce(p.settings ->> 'sample' = 'true', false)
    from public.properties p
    left join public.organizations o on o.id = p.org_id
    cross join lateral (select to_jsonb(p) as value) r
    where p.id in (select public.crm_reached());
end $$;

create function public.crm_message_templates(wanted uuid[]) returns table (property_id uuid, slug text, channel text, body text)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp set row_security = off as $$
begin
  if to_regclass('public.follow_up_templates') is not null then
    return query
      select t.property_id, t.slug, t.channel, t.body from public.follow_up_templates t
      where t.property_id = any (wanted) and t.property_id in (select public.crm_reached()) and t.is_active order by t.slug;
  end if;
end $$;

-- The properties of these that exist, held so that none is deleted before the transaction ends.
create function public.crm_hold_properties(wanted uuid[]) returns setof uuid
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp set row_security = off as $$
begin
  return query select p.id from public.properties p where p.id = any (wanted) order by p.id for key share;
end $$;

-- How these leads are called, as far as they are of properties within reach. One without a name has none.
create function public.crm_lead_names(wanted uuid[]) returns table (lead uuid, name text)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp set row_security = off as $$
begin
  return query
    select l.id, nullif(concat_ws(' ', nullif(to_jsonb(l) ->> 'first_name', ''), nullif(to_jsonb(l) ->> 'last_name', '')), '')
    from public.leads l where l.id = any (wanted) and l.property_id in (select public.crm_reached());
end $$;

-- How a person is called; the login when the profile is gone or has no name.
create function public.crm_person(profile uuid, login text) returns text
language plpgsql stable security definer set search_path = pg_catalog, pg_temp set row_security = off as $$
begin
  return coalesce((select nullif(p.full_name, '') from public.profiles p where p.id = profile), login);
end $$;

-- A moment as the clock on the property's wall shows it; UTC, and said so, when the zone has no such name.
create function public.crm_local_time(moment timestamptz, zone text) returns text
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
begin
  return to_char(moment at time zone zone, 'YYYY-MM-DD HH24:MI');
exception when invalid_parameter_value then
  return to_char(moment at time zone 'UTC', 'YYYY-MM-DD HH24:MI "UTC"');
end $$;

do $$
declare
  reading regprocedure;
begin
  foreach reading in array array[
    'crm_properties()', 'crm_message_templates(uuid[])', 'crm_person(uuid, text)',
    'crm_local_time(timestamptz, text)', 'crm_hold_properties(uuid[])', 'crm_lead_names(uuid[])']::regprocedure[] loop
    perform public.crm_close_function(reading);
    execute format('grant execute on function %s to configurator_app, configurator_writer, configurator_engine', reading);
  end loop;
end $$;
