-- Visits: staff make them in `tours`, the chat widget in `tour_bookings`. Date and time are those of the property's clock.
create temp table sample_tours on commit drop as
select
  s.n, s.id as lead_id, s.property_id, s.source,
  case
    when s.status = 'tour_booked' then 'scheduled'
    when s.status in ('toured', 'leased') then 'completed'
    when s.n % 3 = 0 then 'no_show'
    when s.n % 3 = 1 then 'cancelled'
    else 'completed'
  end as status,
  s.created_at + interval '3 hours' as booked_at,
  -- What lies ahead is one to five days off, what lies behind has its day two days past the lead's creation.
  (case when s.status = 'tour_booked' then now() + make_interval(days => 1 + s.n % 5)
    else s.created_at + interval '2 days' end)
    at time zone (p.settings ->> 'timezone') as local_time,
  make_time(10 + s.n % 8, 30 * (s.n % 2), 0) as start_time
from sample_leads s
join properties p on p.id = s.property_id
where s.status in ('tour_booked', 'toured', 'leased')
  or (s.status in ('contacted', 'lost') and s.n % 4 <> 0 and s.created_at < now() - interval '4 days');

insert into tours (id, lead_id, property_id, org_id, tour_date, tour_time, tour_type, status, created_at, updated_at)
select
  md5('sample tour ' || n)::uuid, lead_id, property_id, '5a3b1e00-0000-4000-8000-000000000001', local_time::date, start_time,
  (array['in_person', 'in_person', 'virtual', 'self_guided'])[n % 4 + 1], status, booked_at, booked_at
from sample_tours where n % 5 < 3;

insert into tour_bookings (
  id, lead_id, property_id, scheduled_date, scheduled_time, source, status, created_at, updated_at, completed_at)
select
  md5('sample tour ' || n)::uuid, lead_id, property_id, local_time::date, start_time,
  case when source = 'LumaLeasing Widget' then 'lumaleasing' else 'direct' end,
  case status when 'scheduled' then 'confirmed' else status end, booked_at, booked_at,
  case when status = 'completed' then booked_at + interval '2 days' end
from sample_tours where n % 5 >= 3;
