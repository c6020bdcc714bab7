-- 200 leads of the last 30 days, three in five at Copperline Flats. Nothing here is random: the number of a lead decides.
--
-- Phone numbers are 555-01xx under several area codes, addresses end in example.test: neither can ever reach anybody.
create temp table sample_leads on commit drop as
with numbers as (
  select n, (n * 37) % 43200 as minutes_ago, n % 20 as kind from generate_series(1, 200) as n
)
select
  n,
  md5('sample lead ' || n)::uuid as id,
  case when n % 5 < 3 then '5a3b1e00-0000-4000-8000-000000000011' else '5a3b1e00-0000-4000-8000-000000000012' end::uuid
    as property_id,
  (array['website', 'zillow', 'apartments.com', 'google_ads', 'referral', 'walk-in', 'phone', 'LumaLeasing Widget'])
    [n % 8 + 1] as source,
  (array['Ava', 'Ben', 'Carla', 'Dev', 'Elena', 'Farid', 'Grace', 'Hugo', 'Imani', 'Jonas', 'Keiko', 'Liam', 'Mina',
    'Noah', 'Olga', 'Priya', 'Quinn', 'Rosa', 'Sam', 'Tess'])[n % 20 + 1] as first_name,
  (array['Abara', 'Bishop', 'Castillo', 'Dunn', 'Eriksen', 'Fontaine', 'Gupta', 'Haddad', 'Ito', 'Jensen', 'Kovac', 'Lund',
    'Moreau', 'Nakata', 'Okafor', 'Pereira', 'Rossi', 'Silva', 'Tran', 'Weiss', 'Young'])[n % 21 + 1] as last_name,
  date_trunc('minute', now()) - make_interval(mins => minutes_ago) as created_at,
  -- Only a lead of some days can have got far.
  case
    when minutes_ago < 1440 and kind < 12 then 'new'
    when minutes_ago < 5760 then (array['new', 'contacted', 'tour_booked'])[kind % 3 + 1]
    when kind < 4 then 'new'
    when kind < 10 then 'contacted'
    when kind < 13 then 'tour_booked'
    when kind < 16 then 'toured'
    when kind < 18 then 'leased'
    else 'lost'
  end as status
from numbers;

insert into leads (
  id, property_id, org_id, source, first_name, last_name, email, phone, status, created_at, updated_at, last_contacted_at,
  move_in_date, bedrooms, consent, consented_at, consent_text, opted_out, score, score_bucket)
select
  s.id, s.property_id, '5a3b1e00-0000-4000-8000-000000000001', s.source, s.first_name, s.last_name,
  case when s.n % 11 <> 0 then lower(s.first_name || '.' || s.last_name) || s.n || '@example.test' end,
  case when s.n % 9 <> 0 then
    '(' || (array['512', '503', '737', '971'])[s.n / 50 % 4 + 1] || ') 555-01' || lpad((s.n % 100)::text, 2, '0') end,
  s.status, s.created_at, s.created_at,
  -- One in three of those in touch has not heard from us for a week or more.
  case when s.status <> 'new' then
    greatest(s.created_at + interval '2 hours', now() - make_interval(hours => case when s.n % 3 = 0 then 180 else s.n % 90 end))
  end,
  (s.created_at + make_interval(days => 20 + s.n % 70))::date,
  s.n % 4, s.n % 3 <> 0, case when s.n % 3 <> 0 then s.created_at end,
  case when s.n % 3 <> 0 then 'I agree to be contacted by text and e-mail.' end,
  s.n % 40 = 7,
  25 + (s.n * 13) % 70,
  case when 25 + (s.n * 13) % 70 >= 70 then 'hot' when 25 + (s.n * 13) % 70 >= 45 then 'warm' else 'cold' end
from sample_leads s;

insert into lead_scores (
  lead_id, total_score, engagement_score, timing_score, source_score, completeness_score, score_bucket, scored_at)
select id, score, score / 3, score / 4, score / 5, score / 6, score_bucket, created_at + interval '5 minutes'
from leads where id in (select id from sample_leads);

insert into lead_activities (lead_id, type, description, created_at)
select id, 'lead_created', 'Came in through ' || source, created_at from sample_leads
union all
select l.id, 'status_change', 'Moved to ' || l.status, l.last_contacted_at
from leads l join sample_leads s on s.id = l.id where l.last_contacted_at is not null;
