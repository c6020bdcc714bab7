-- Chats, texts and mails: what the visitor wrote, what was answered, and some that still wait for an answer.
insert into widget_sessions (id, property_id, visitor_id, lead_id, session_start, last_activity_at, converted_at, message_count)
select
  md5('sample session ' || n)::uuid, property_id, 'visitor-' || n, id, created_at - interval '6 minutes',
  created_at + interval '4 minutes', created_at, 3
from sample_leads where source = 'LumaLeasing Widget';

insert into conversations (id, lead_id, property_id, channel, created_at, widget_session_id)
select
  md5('sample conversation ' || n)::uuid, id, property_id,
  case when source = 'LumaLeasing Widget' then 'widget' when n % 2 = 0 then 'sms' else 'email' end,
  created_at + interval '1 minute',
  case when source = 'LumaLeasing Widget' then md5('sample session ' || n)::uuid end
from sample_leads where source = 'LumaLeasing Widget' or n % 3 = 0;

insert into messages (conversation_id, role, content, created_at)
select
  md5('sample conversation ' || s.n)::uuid, m.role, m.content, s.created_at + make_interval(mins => m.minute)
from sample_leads s
cross join lateral (values
  (1, 2, 'user', (array[
    'Hi, do you have a two bedroom from next month?', 'What does parking cost?', 'Are dogs allowed?',
    'Could I come by for a tour on Saturday?', 'Is the gym open at night?'])[s.n % 5 + 1]),
  (2, 9, 'assistant', 'Hi ' || s.first_name || ', thanks for writing. Let me find out and get right back to you.'),
  (3, 55, 'user', 'Great, thank you!')
) as m (number, minute, role, content)
where (s.source = 'LumaLeasing Widget' or s.n % 3 = 0)
  -- One conversation in six has had no answer yet.
  and m.number <= case when s.n % 6 = 0 then 1 else 3 end
  and s.created_at + make_interval(mins => m.minute) < now();

insert into lead_engagement_events (lead_id, property_id, event_type, score_weight, created_at)
select id, property_id, 'chat_started', 5, created_at from sample_leads where source = 'LumaLeasing Widget'
union all
select lead_id, property_id, 'tour_scheduled', 25, booked_at from sample_tours
union all
select lead_id, property_id, 'tour_completed', 35, booked_at + interval '2 days' from sample_tours where status = 'completed';
