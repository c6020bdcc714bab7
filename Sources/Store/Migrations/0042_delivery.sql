-- What stands between a message and its way out: who wants none, how many are too many, and what is forgotten in the end.

-- Who asked for no more messages. One community's no is a no to all of its organization.
create table public.crm_opt_outs (
  property_id uuid not null references public.properties (id) on delete cascade,
  channel text not null check (channel in ('sms', 'email')),
  -- The digits of a number without the country's 1; an address in lower case.
  contact text not null check (contact <> ''),
  at timestamptz not null,
  -- The channel the person used to say so.
  via text,
  event_id uuid,
  -- Who wrote it down, when it was said on the phone or at the desk.
  recorded_by text,
  primary key (property_id, channel, contact)
);
create index crm_opt_outs_by_contact on public.crm_opt_outs (channel, contact);

-- How many messages one person may get within 24 hours; a property without a row has the usual numbers.
create table public.crm_delivery_limits (
  property_id uuid primary key references public.properties (id) on delete cascade,
  texts_per_day integer not null check (texts_per_day between 0 and 100),
  emails_per_day integer not null check (emails_per_day between 0 and 100),
  set_by text not null default session_user,
  set_at timestamptz not null default now()
);

do $$
declare
  work regclass;
begin
  foreach work in array array['public.crm_opt_outs', 'public.crm_delivery_limits']::regclass[] loop
    perform public.crm_close_table(work);
    execute format('grant select on %s to configurator_app', work);
    execute format('grant select, insert, update, delete on %s to configurator_engine', work);
    perform public.crm_reach_policy(work, 'configurator_app', 'select');
    execute format(
      'create policy crm_works on %s for all to configurator_engine using (true) with check (true)', work);
  end loop;
end $$;

-- How a number or an address is written when it is compared with another.
create function public.crm_contact(channel text, value text) returns text
language sql immutable set search_path = pg_catalog, pg_temp as $$
  select nullif(
    case channel
      when 'sms' then regexp_replace(regexp_replace(value, '[^0-9]', '', 'g'), '^1([0-9]{10})$', '\1')
      else lower(btrim(value)) end, '')
$$;

-- The communities of the same organization, itself included.
create function public.crm_siblings(property uuid) returns setof uuid
language sql stable security definer set search_path = pg_catalog, pg_temp set row_security = off as $$
  select property
  union
  select other.id from public.properties own join public.properties other on other.org_id = own.org_id where own.id = property
$$;

-- What is known of a lead's wishes. Columns that a database lacks read as null.
create function public.crm_delivery_facts(property uuid, lead uuid) returns jsonb
language sql stable security definer set search_path = pg_catalog, pg_temp set row_security = off as $$
  select jsonb_build_object(
    -- Somebody who was shown the question and left the box empty said no.
    'was_asked', r.v ->> 'consent_text' is not null or r.v ->> 'consented_at' is not null,
    'stopped_sms', exists (
      select from public.crm_opt_outs o
      where o.channel = 'sms' and o.contact = public.crm_contact('sms', l.phone)
        and o.property_id in (select public.crm_siblings(property))),
    'stopped_email', exists (
      select from public.crm_opt_outs o
      where o.channel = 'email' and o.contact = public.crm_contact('email', l.email)
        and o.property_id in (select public.crm_siblings(property))))
  from public.leads l cross join lateral (select to_jsonb(l) as v) r
  where l.id = lead
$$;

-- The words of the mail that an event speaks of: of its thread's incoming mails the one nearest in time.
create function public.crm_mail_text(thread uuid, at timestamptz) returns text
language plpgsql stable security definer set search_path = pg_catalog, pg_temp set row_security = off as $$
declare
  link text;
  found text;
begin
  select a.attname into link from pg_attribute a
  where a.attrelid = to_regclass('public.email_messages') and a.attname in ('email_thread_id', 'thread_id')
    and not a.attisdropped
  order by a.attname limit 1;
  if link is null then
    return null;
  end if;
  execute format(
    $q$
      select left(r.v ->> 'body_text', 10000)
      from public.email_messages m cross join lateral (select to_jsonb(m) as v) r
      where m.%I = $1 and r.v ->> 'direction' = 'inbound'
      order by abs(extract(epoch from
        coalesce((r.v ->> 'created_at')::timestamptz, (r.v ->> 'internal_date')::timestamptz, $2) - $2))
      limit 1
    $q$, link) into found using thread, at;
  return found;
end $$;

-- A property's postal address as texts name it.
create function public.crm_property_addresses(wanted uuid[]) returns table (property_id uuid, address text, city text)
language sql stable security definer set search_path = pg_catalog, pg_temp set row_security = off as $$
  select p.id,
    coalesce(nullif(p.address ->> 'full', ''), nullif(concat_ws(', ',
      nullif(p.address ->> 'street', ''), nullif(p.address ->> 'city', ''),
      nullif(concat_ws(' ', nullif(p.address ->> 'state', ''), nullif(p.address ->> 'zip', '')), '')), '')),
    nullif(p.address ->> 'city', '')
  from public.properties p where p.id = any (wanted)
$$;

-- The words of a message template that is in use.
create function public.crm_template_texts(wanted uuid[]) returns table (
  property_id uuid, slug text, channel text, subject text, body text)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp set row_security = off as $$
begin
  if to_regclass('public.follow_up_templates') is not null then
    return query
      select t.property_id, t.slug, t.channel, t.subject, t.body from public.follow_up_templates t
      where t.property_id = any (wanted) and t.is_active;
  end if;
end $$;

do $$
declare
  helper regprocedure;
begin
  foreach helper in array array[
    'public.crm_contact(text, text)', 'public.crm_siblings(uuid)', 'public.crm_delivery_facts(uuid, uuid)',
    'public.crm_mail_text(uuid, timestamptz)', 'public.crm_property_addresses(uuid[])',
    'public.crm_template_texts(uuid[])']::regprocedure[] loop
    perform public.crm_close_function(helper);
    execute format('grant execute on function %s to configurator_engine', helper);
  end loop;
end $$;

-- What is old and settled is cleared away by the engine. It lies where it was first written, so a summary of block ranges finds it
-- and costs the writers next to nothing.
create index crm_events_old on public.crm_events using brin (created_at) with (autosummarize = on);
create index crm_action_runs_old on public.crm_action_runs using brin (created_at) with (autosummarize = on);
grant delete on public.crm_events to configurator_engine;
