-- What happened, as the bus would have recorded it, with the lead's facts of that moment: what a back-test looks at.
-- All of it is marked as dealt with, so nothing is ever done because of it.
create temp table sample_events on commit drop as
select s.property_id, 'lead_created' as event_type, 'lead' as entity_type, s.id as entity_id, s.created_at as occurred_at,
  s.id as lead_id, 'new' as status_then, null::timestamptz as contacted_then,
  jsonb_build_object('source', s.source, 'status', 'new', 'first_name', s.first_name, 'last_name', s.last_name,
    'email', l.email, 'phone', l.phone, 'move_in_date', l.move_in_date, 'bedrooms', l.bedrooms::text,
    'created_at', s.created_at) as payload
from sample_leads s join leads l on l.id = s.id
union all
select s.property_id, 'lead_status_changed', 'lead', s.id, l.last_contacted_at, s.id, s.status, l.last_contacted_at,
  jsonb_build_object('from_status', 'new', 'to_status', s.status, 'source', s.source)
from sample_leads s join leads l on l.id = s.id where l.last_contacted_at is not null
union all
select t.property_id, 'tour_scheduled', 'tour', md5('sample tour ' || t.n)::uuid, t.booked_at, t.lead_id, 'contacted', t.booked_at,
  jsonb_build_object('tour_source', case when t.n % 5 < 3 then 'tours' else 'tour_bookings' end, 'status', 'scheduled',
    'tour_date', t.local_time::date, 'tour_time', t.start_time)
from sample_tours t
union all
select t.property_id, 'tour_' || t.status, 'tour', md5('sample tour ' || t.n)::uuid, t.booked_at + interval '2 days', t.lead_id,
  'tour_booked', t.booked_at,
  jsonb_build_object('tour_source', case when t.n % 5 < 3 then 'tours' else 'tour_bookings' end, 'status', t.status,
    'from_status', 'scheduled', 'tour_date', t.local_time::date, 'tour_time', t.start_time)
from sample_tours t where t.status <> 'scheduled'
union all
-- Whoever missed a tour, or called it off, is back among those in contact.
select t.property_id, 'lead_status_changed', 'lead', t.lead_id, t.booked_at + interval '2 days 1 minute', t.lead_id, 'contacted',
  t.booked_at, jsonb_build_object('from_status', 'tour_booked', 'to_status', 'contacted', 'source', t.source)
from sample_tours t where t.status in ('no_show', 'cancelled')
union all
select c.property_id, 'message_received', 'message', m.id, m.created_at, c.lead_id, 'new', null,
  jsonb_build_object('conversation_id', c.id, 'channel', c.channel, 'content', m.content)
from messages m join conversations c on c.id = m.conversation_id join sample_leads s on s.id = c.lead_id
where m.role = 'user'
union all
select r.property_id, 'review_received', 'review', r.id, r.review_date, null, null, null,
  jsonb_build_object('platform', r.platform, 'rating', r.rating, 'reviewer_name', r.reviewer_name, 'review_text', r.review_text,
    'review_date', r.review_date)
from reviews r where r.platform_review_id like 'sample-%';

insert into crm_events (
  property_id, event_type, entity_type, entity_id, payload, processed, processed_at, created_at, occurred_at, lead_state)
select
  e.property_id, e.event_type, e.entity_type, e.entity_id,
  e.payload || jsonb_build_object('property_id', e.property_id)
    || case when e.lead_id is null then '{}' else jsonb_build_object('lead_id', e.lead_id) end,
  true, e.occurred_at, e.occurred_at, e.occurred_at,
  case when e.lead_id is not null then jsonb_build_object(
    'source', l.source, 'status', e.status_then, 'first_name', l.first_name, 'last_name', l.last_name, 'email', l.email,
    'phone', l.phone, 'move_in_date', l.move_in_date, 'bedrooms', l.bedrooms::text, 'created_at', l.created_at,
    'last_contacted_at', e.contacted_then, 'consent', l.consent, 'opted_out', l.opted_out, 'score', l.score,
    'score_bucket', l.score_bucket) end
from sample_events e left join leads l on l.id = e.lead_id
where e.occurred_at <= now()
order by e.occurred_at, e.event_type, e.entity_id;
