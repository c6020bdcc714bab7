-- What a back-test reads of the platform's own rows: events from before changes were recorded, and where leads, tours, reviews and
-- conversations stood when the days it looks at began.
--
-- Columns differ between the platform's databases, so rows are read as JSON and absent columns read as null. What cannot be known
-- of the past is left out and named in `unknown`: it is neither there nor empty.

-- The facts of a lead that are what they were when it arrived, as far as anybody can tell.
create function public.crm_lead_lasting(l jsonb) returns jsonb
language sql immutable set search_path = pg_catalog, pg_temp as $$
  select jsonb_build_object(
    'id', l -> 'id', 'source', l -> 'source', 'first_name', l -> 'first_name', 'last_name', l -> 'last_name',
    'email', l -> 'email', 'phone', l -> 'phone', 'move_in_date', l -> 'move_in_date', 'bedrooms', l ->> 'bedrooms',
    'created_at', l -> 'created_at', 'attribution', l -> 'attribution')
$$;

create function public.crm_rebuilt_events(property uuid, since timestamptz, until timestamptz) returns table (
  at timestamptz, event_type text, entity_type text, entity_id uuid, lead_id uuid, payload jsonb, lead_state jsonb, unknown text[])
language plpgsql stable security definer set search_path = pg_catalog, pg_temp set row_security = off as $$
declare
  happened record;
  lead jsonb;
begin
  if property not in (select public.crm_reached()) then
    return;
  end if;
  for happened in select * from public.crm_platform_moments(property, since, until) m order by m.at, m.event_type, m.entity_id loop
    at := happened.at;
    event_type := happened.event_type;
    entity_type := happened.entity_type;
    entity_id := happened.entity_id;
    lead_id := happened.lead_id;
    payload := happened.payload || jsonb_build_object('property_id', property);
    unknown := happened.unknown;
    lead_state := null;
    if lead_id is not null then
      select to_jsonb(l) into lead from public.leads l where l.id = happened.lead_id;
      payload := payload || jsonb_build_object('lead_id', lead_id);
      lead_state := public.crm_lead_lasting(lead);
      unknown := unknown || array[
        'lead.status', 'lead.stage', 'lead.score', 'lead.score_bucket', 'lead.consent', 'lead.opted_out'];
      -- Never in touch until today is never in touch then; the moment of the last contact is known by itself.
      if happened.event_type = 'lead_contacted' then
        lead_state := lead_state || jsonb_build_object('last_contacted_at', payload -> 'last_contacted_at');
      elsif lead ->> 'last_contacted_at' is null then
        lead_state := lead_state || '{"last_contacted_at": null}';
      else
        unknown := unknown || array['lead.last_contacted_at'];
      end if;
    end if;
    return next;
  end loop;
end $$;

-- What the rows tell of the past, without the leads' facts. For the function above alone.
create function public.crm_platform_moments(property uuid, since timestamptz, until timestamptz) returns table (
  at timestamptz, event_type text, entity_type text, entity_id uuid, lead_id uuid, payload jsonb, unknown text[])
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
begin
  return query
    select l.created_at, 'lead_created', 'lead', l.id, l.id,
      public.crm_lead_lasting(to_jsonb(l)) - 'id' - 'attribution', array['payload.status']
    from public.leads l
    where l.property_id = property and l.created_at >= since and l.created_at < until and l.source is distinct from 'AI Chat'
    union all
    select l.last_contacted_at, 'lead_contacted', 'lead', l.id, l.id,
      jsonb_build_object('last_contacted_at', l.last_contacted_at), array['payload.status']
    from public.leads l
    where l.property_id = property and l.last_contacted_at >= since and l.last_contacted_at < until
      and l.last_contacted_at > l.created_at and l.source is distinct from 'AI Chat';

  -- The dashboard notes some changes of a status on the lead's timeline.
  if to_regclass('public.lead_activities') is not null then
    return query
      select a.created_at, 'lead_status_changed', 'lead', l.id, l.id,
        jsonb_build_object(
          'from_status', a.metadata -> 'from_status', 'to_status', a.metadata -> 'to_status', 'source', l.source),
        case when a.metadata ? 'from_status' then array[]::text[] else array['payload.from_status'] end
      from public.lead_activities a join public.leads l on l.id = a.lead_id
      where l.property_id = property and a.type = 'status_change' and a.metadata ->> 'to_status' is not null
        and a.created_at >= since and a.created_at < until;
  end if;

  if to_regclass('public.tours') is not null then
    return query
      select t.created_at, 'tour_scheduled', 'tour', t.id, t.lead_id,
        jsonb_build_object(
          'tour_source', 'tours', 'tour_date', t.tour_date, 'tour_time', t.tour_time, 'tour_type', t.tour_type,
          'assigned_agent_id', t.assigned_agent_id, 'duration_minutes', null, 'booking_source', null),
        array['payload.status']
      from public.tours t where t.property_id = property and t.created_at >= since and t.created_at < until;
  end if;
  if to_regclass('public.tour_bookings') is not null then
    return query
      select m.at, m.kind, 'tour', t.id, t.lead_id,
        jsonb_build_object(
          'tour_source', 'tour_bookings', 'tour_date', t.scheduled_date, 'tour_time', t.scheduled_time,
          'tour_type', 'in_person', 'assigned_agent_id', null, 'duration_minutes', t.duration_minutes,
          'booking_source', t.source) || m.more,
        m.missing
      from public.tour_bookings t
      cross join lateral (select to_jsonb(t) as v) r
      cross join lateral (values
        (t.created_at, 'tour_scheduled', '{}'::jsonb, array['payload.status']),
        ((r.v ->> 'completed_at')::timestamptz, 'tour_completed',
          jsonb_build_object(
            'status', 'completed', 'completed_at', r.v -> 'completed_at', 'completion_notes', r.v -> 'completion_notes'),
          array['payload.from_status'])) as m (at, kind, more, missing)
      where t.property_id = property and m.at >= since and m.at < until;
  end if;

  if to_regclass('public.conversations') is not null and to_regclass('public.messages') is not null then
    return query
      select c.created_at, 'conversation_started', 'conversation', c.id, c.lead_id,
        jsonb_build_object('channel', c.channel, 'widget_session_id', to_jsonb(c) -> 'widget_session_id'), array[]::text[]
      from public.conversations c where c.property_id = property and c.created_at >= since and c.created_at < until
      union all
      select m.created_at, 'message_received', 'message', m.id, c.lead_id,
        jsonb_build_object('conversation_id', c.id, 'channel', c.channel, 'content', m.content), array[]::text[]
      from public.messages m join public.conversations c on c.id = m.conversation_id
      where c.property_id = property and m.role = 'user' and m.created_at >= since and m.created_at < until;
  end if;

  if to_regclass('public.widget_sessions') is not null then
    return query
      select m.at, m.kind, 'widget_session', s.id, s.lead_id, m.payload, array[]::text[]
      from public.widget_sessions s
      cross join lateral (select to_jsonb(s) as v) r
      cross join lateral (values
        (coalesce(r.v ->> 'session_start', r.v ->> 'started_at', r.v ->> 'created_at')::timestamptz, 'widget_session_started',
          jsonb_build_object(
            'visitor_id', r.v -> 'visitor_id', 'referrer_url', r.v -> 'referrer_url', 'user_agent', r.v -> 'user_agent')),
        ((r.v ->> 'converted_at')::timestamptz, 'widget_session_converted',
          jsonb_build_object('converted_at', r.v -> 'converted_at', 'message_count', r.v -> 'message_count')))
        as m (at, kind, payload)
      where s.property_id = property and m.at >= since and m.at < until;
  end if;

  if to_regclass('public.lead_scores') is not null then
    return query
      with scores as (
        select s.id, s.scored_at, s.total_score, s.score_bucket, s.lead_id, to_jsonb(s) as v,
          lag(s.score_bucket) over (partition by s.lead_id order by s.scored_at, s.id) as former
        from public.lead_scores s join public.leads l on l.id = s.lead_id where l.property_id = property
      )
      select m.at, m.kind, 'lead', m.lead, m.lead, m.payload, array[]::text[]
      from scores s
      cross join lateral (values
        (s.scored_at, 'lead_scored', s.lead_id,
          (select jsonb_object_agg(f, s.v -> f) from unnest(array[
            'total_score', 'engagement_score', 'timing_score', 'source_score', 'completeness_score', 'behavior_score',
            'score_bucket', 'model_version']) f)),
        (case when s.score_bucket is distinct from s.former then s.scored_at end, 'lead_bucket_changed', s.lead_id,
          jsonb_build_object('from_bucket', s.former, 'to_bucket', s.score_bucket, 'total_score', s.total_score)))
        as m (at, kind, lead, payload)
      where m.at >= since and m.at < until;
  end if;

  if to_regclass('public.lead_engagement_events') is not null then
    return query
      select e.created_at, 'lead_engaged', 'lead', l.id, l.id,
        jsonb_build_object(
          'engagement_type', e.event_type, 'score_weight', to_jsonb(e) -> 'score_weight', 'metadata', e.metadata),
        array[]::text[]
      from public.lead_engagement_events e join public.leads l on l.id = e.lead_id
      where l.property_id = property and e.created_at >= since and e.created_at < until;
  end if;

  if to_regclass('public.reviews') is not null then
    return query
      select v.created_at, 'review_received', 'review', v.id, null::uuid,
        jsonb_build_object(
          'platform', v.platform, 'rating', v.rating, 'reviewer_name', v.reviewer_name, 'review_text', v.review_text,
          'review_date', v.review_date),
        array[]::text[]
      from public.reviews v where v.property_id = property and v.created_at >= since and v.created_at < until;
  end if;
  if to_regclass('public.reviews') is not null and to_regclass('public.review_responses') is not null then
    return query
      select a.posted_at, 'review_response_posted', 'review_response', a.id, null::uuid,
        jsonb_build_object(
          'review_id', a.review_id, 'status', 'posted', 'tone', a.tone, 'response_type', a.response_type),
        array[]::text[]
      from public.review_responses a join public.reviews v on v.id = a.review_id
      where v.property_id = property and a.posted_at >= since and a.posted_at < until;
  end if;
  if to_regclass('public.review_tickets') is not null then
    return query
      select m.at, m.kind, 'review_ticket', t.id, null::uuid,
        jsonb_build_object('review_id', t.review_id, 'title', t.title) || m.more, m.missing
      from public.review_tickets t
      cross join lateral (values
        (t.created_at, 'review_ticket_opened', '{}'::jsonb,
          array['payload.priority', 'payload.status', 'payload.assigned_to']),
        ((to_jsonb(t) ->> 'resolved_at')::timestamptz, 'review_ticket_resolved',
          jsonb_build_object('priority', t.priority, 'assigned_to', t.assigned_to), array['payload.status']))
        as m (at, kind, more, missing)
      where t.property_id = property and m.at >= since and m.at < until;
  end if;

  if to_regclass('public.competitors') is not null then
    return query
      select c.created_at, 'competitor_added', 'competitor', c.id, null::uuid,
        jsonb_build_object(
          'name', c.name, 'website_url', to_jsonb(c) -> 'website_url', 'units_count', to_jsonb(c) -> 'units_count'),
        array[]::text[]
      from public.competitors c where c.property_id = property and c.created_at >= since and c.created_at < until;
  end if;
  if to_regclass('public.market_alerts') is not null then
    return query
      select a.created_at, 'market_alert_created', 'market_alert', a.id, null::uuid,
        jsonb_build_object(
          'alert_type', a.alert_type, 'severity', a.severity, 'title', a.title, 'competitor_id', a.competitor_id,
          'data', a.data),
        array[]::text[]
      from public.market_alerts a where a.property_id = property and a.created_at >= since and a.created_at < until;
  end if;
  if to_regclass('public.content_drafts') is not null then
    return query
      select d.created_at, 'content_draft_created', 'content_draft', d.id, null::uuid,
        jsonb_build_object('title', d.title, 'content_type', d.content_type, 'platform', d.platform), array['payload.status']
      from public.content_drafts d where d.property_id = property and d.created_at >= since and d.created_at < until;
  end if;
end $$;

-- As `crm_events.period` counts.
create function public.crm_period(moment timestamptz) returns integer
language sql immutable set search_path = pg_catalog, pg_temp as $$
  select ((moment at time zone 'UTC')::date - date '2000-01-01') / 32
$$;

-- The leads that were there when the days began. `contact` is `never`, `unknown` or the moment of the last contact by then.
-- - recorded: from when on changes are recorded; null = not at all.
create function public.crm_leads_then(property uuid, since timestamptz, recorded timestamptz) returns table (
  lead_id uuid, facts jsonb, unknown text[], contact text, stage_id uuid, stage_since timestamptz)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp set row_security = off as $$
declare
  first integer := public.crm_period(since);
  -- No event tells of more than a month ahead.
  periods integer[] := array(select generate_series(first, public.crm_period(now()) + 1));
begin
  if property not in (select public.crm_reached()) then
    return;
  end if;
  return query
    select l.id,
      case
        when p.state is not null then p.state
        else public.crm_lead_lasting(r.v) || jsonb_build_object(
          'last_contacted_at', case when l.last_contacted_at < since then r.v -> 'last_contacted_at' end,
          'score', r.v -> 'score', 'score_bucket', r.v -> 'score_bucket', 'consent', r.v -> 'consent',
          'opted_out', r.v -> 'opted_out', 'status', coalesce(c.former, r.v -> 'status'))
      end,
      -- The last word before the days began counts in full; without one, what was not touched since is as it was.
      case
        when p.state is not null then array[]::text[]
        when recorded <= since and not w.is_touched then array[]::text[]
        when recorded <= since then array['lead.score', 'lead.score_bucket', 'lead.consent', 'lead.opted_out']
        else array['lead.status', 'lead.stage', 'lead.score', 'lead.score_bucket', 'lead.consent', 'lead.opted_out']
      end,
      case
        when l.last_contacted_at is null then 'never'
        when l.last_contacted_at < since then l.last_contacted_at::text
        when p.state is not null then coalesce(p.state ->> 'last_contacted_at', 'never')
        else 'unknown'
      end,
      e.stage_id, e.entered_at
    from public.leads l
    cross join lateral (select to_jsonb(l) as v) r
    left join lateral (
      -- From the newest period back to that in which the lead came.
      select x.state
      from generate_series(first, greatest(first - 40, public.crm_period(l.created_at)), -1) g (period)
      cross join lateral (
        select x.lead_state as state from public.crm_events x
        where x.period = g.period and x.entity_id = l.id and x.entity_type = 'lead' and x.property_id = property
          and x.lead_state is not null and x.occurred_at < since
        order by x.seq desc limit 1) x
      limit 1) p on true
    left join lateral (
      select x.payload -> 'from_status' as former from public.crm_events x
      where x.period = any (periods) and x.entity_id = l.id and x.entity_type = 'lead' and x.property_id = property
        and x.event_type = 'lead_status_changed' and x.occurred_at >= since
      order by x.seq limit 1) c on true
    cross join lateral (select exists (
      select from public.crm_events x
      where x.period = any (periods) and x.entity_id = l.id and x.entity_type = 'lead' and x.property_id = property
        and x.occurred_at >= since) as is_touched) w
    left join lateral (
      select s.stage_id, s.entered_at from public.crm_stage_entries s
      where s.entity_type = 'lead' and s.entity_id = l.id and s.entered_at < since
        and (s.left_at is null or s.left_at > since)
      order by s.entered_at desc limit 1) e on true
    where l.property_id = property and l.created_at < since and l.source is distinct from 'AI Chat'
    order by l.created_at, l.id;
end $$;

-- Tours, reviews and conversations that the clock still looked at when the days began: those of the 120 days before.
create function public.crm_entities_then(property uuid, since timestamptz) returns table (
  kind text, entity_id uuid, lead_id uuid, payload jsonb, moment timestamptz, role text)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp set row_security = off as $$
declare
  earliest timestamptz := since - interval '120 days';
  periods integer[] := array(select generate_series(public.crm_period(since), public.crm_period(now()) + 1));
begin
  if property not in (select public.crm_reached()) then
    return;
  end if;
  if to_regclass('public.tours') is not null then
    return query
      select 'tour', t.id, t.lead_id,
        jsonb_build_object(
          'tour_source', 'tours', 'tour_date', t.tour_date, 'tour_time', t.tour_time, 'tour_type', t.tour_type,
          'assigned_agent_id', t.assigned_agent_id, 'status', 'scheduled'),
        t.created_at, null::text
      from public.tours t
      where t.property_id = property and t.created_at < since and t.tour_date >= earliest::date
        and (t.status in ('scheduled', 'confirmed') or exists (
          select from public.crm_events x
          where x.period = any (periods) and x.entity_id = t.id and x.entity_type = 'tour' and x.property_id = property
            and x.occurred_at >= since and x.event_type in ('tour_completed', 'tour_cancelled', 'tour_no_show')));
  end if;
  if to_regclass('public.tour_bookings') is not null then
    return query
      select 'tour', t.id, t.lead_id,
        jsonb_build_object(
          'tour_source', 'tour_bookings', 'tour_date', t.scheduled_date, 'tour_time', t.scheduled_time,
          'tour_type', 'in_person', 'duration_minutes', t.duration_minutes, 'booking_source', t.source,
          'status', 'confirmed'),
        t.created_at, null::text
      from public.tour_bookings t
      where t.property_id = property and t.created_at < since and t.scheduled_date >= earliest::date
        and (t.status in ('scheduled', 'confirmed') or (to_jsonb(t) ->> 'completed_at')::timestamptz >= since or exists (
          select from public.crm_events x
          where x.period = any (periods) and x.entity_id = t.id and x.entity_type = 'tour' and x.property_id = property
            and x.occurred_at >= since and x.event_type in ('tour_completed', 'tour_cancelled', 'tour_no_show')));
  end if;
  if to_regclass('public.reviews') is not null and to_regclass('public.review_responses') is not null then
    return query
      select 'review', v.id, null::uuid,
        jsonb_build_object('platform', v.platform, 'rating', v.rating, 'review_date', v.review_date), v.created_at, null::text
      from public.reviews v
      where v.property_id = property and v.created_at < since and v.created_at >= earliest
        and (v.response_status = 'pending' or exists (select from public.review_responses a where a.review_id = v.id))
        and not exists (select from public.review_responses a where a.review_id = v.id and a.created_at < since);
  end if;
  if to_regclass('public.conversations') is not null and to_regclass('public.messages') is not null then
    return query
      select 'conversation', c.id, c.lead_id, '{}'::jsonb, m.created_at, coalesce(m.role, '')
      from public.conversations c
      cross join lateral (
        select x.created_at, x.role from public.messages x
        where x.conversation_id = c.id and x.created_at < since
        order by x.created_at desc limit 1) m
      where c.property_id = property and m.created_at >= earliest;
  end if;
end $$;

-- What was answered in conversations: the bus knows only what visitors wrote.
create function public.crm_answers(property uuid, since timestamptz, until timestamptz) returns table (
  at timestamptz, conversation_id uuid, lead_id uuid, role text)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp set row_security = off as $$
begin
  if property in (select public.crm_reached()) and to_regclass('public.messages') is not null then
    return query
      select m.created_at, c.id, c.lead_id, m.role
      from public.messages m join public.conversations c on c.id = m.conversation_id
      where c.property_id = property and m.role is distinct from 'user' and m.created_at >= since and m.created_at < until;
  end if;
end $$;

do $$
declare
  reading regprocedure;
begin
  foreach reading in array array[
    'public.crm_period(timestamptz)', 'public.crm_lead_lasting(jsonb)', 'public.crm_rebuilt_events(uuid, timestamptz, timestamptz)',
    'public.crm_platform_moments(uuid, timestamptz, timestamptz)',
    'public.crm_leads_then(uuid, timestamptz, timestamptz)', 'public.crm_entities_then(uuid, timestamptz)',
    'public.crm_answers(uuid, timestamptz, timestamptz)']::regprocedure[] loop
    perform public.crm_close_function(reading);
  end loop;
end $$;
grant execute on function public.crm_period(timestamptz) to configurator_engine;
grant execute on function
  public.crm_rebuilt_events(uuid, timestamptz, timestamptz), public.crm_leads_then(uuid, timestamptz, timestamptz),
  public.crm_entities_then(uuid, timestamptz), public.crm_answers(uuid, timestamptz, timestamptz)
  to configurator_app;
