-- Thirty reviews, a ticket for each bad one, two competitors and what changed about them.
insert into reviews (
  id, property_id, platform, platform_review_id, reviewer_name, rating, review_text, review_date, sentiment, sentiment_score,
  topics, is_urgent, response_status, created_at)
select
  md5('sample review ' || n)::uuid,
  case when n % 2 = 0 then '5a3b1e00-0000-4000-8000-000000000011' else '5a3b1e00-0000-4000-8000-000000000012' end::uuid,
  (array['google', 'google', 'yelp'])[n % 3 + 1], 'sample-' || n,
  (array['Renata P.', 'Milo D.', 'Anke S.', 'Joel T.', 'Wendy K.', 'Omar B.'])[n % 6 + 1], r.rating, r.words,
  now() - make_interval(hours => (n * 23) % 720), case when r.rating >= 4 then 'positive' when r.rating = 3 then 'neutral' else 'negative' end,
  (r.rating - 3) * 0.45, jsonb_build_array(r.topic), r.rating = 1, case when n % 3 = 0 then 'posted' else 'pending' end,
  now() - make_interval(hours => (n * 23) % 720)
from generate_series(1, 30) as n
cross join lateral (select * from (values
  (0, 5, 'The team made moving in easy.', 'leasing_experience'),
  (1, 4, 'Quiet building and a good gym.', 'amenities'),
  (2, 5, 'Maintenance came the same day.', 'maintenance'),
  (3, 3, 'Nice rooms, parking is tight.', 'parking'),
  (4, 2, 'The lift did not work for days.', 'maintenance'),
  (5, 1, 'Water came through the ceiling and nobody called back.', 'maintenance')
) as v (kind, rating, words, topic) where v.kind = n % 6) as r;

insert into review_responses (review_id, response_text, status, tone, posted_at, created_at)
select id, 'Thank you for taking the time to write, ' || reviewer_name, 'posted', 'professional',
  review_date + interval '1 day', review_date + interval '20 hours'
from reviews where platform_review_id like 'sample-%' and response_status = 'posted' and review_date < now() - interval '1 day';

insert into review_tickets (review_id, property_id, title, priority, status, created_at)
select id, property_id, 'Answer a ' || rating || '-star review', case when rating = 1 then 'urgent' else 'high' end,
  case when review_date < now() - interval '10 days' then 'resolved' else 'open' end, review_date + interval '1 hour'
from reviews where platform_review_id like 'sample-%' and rating <= 2;

insert into competitors (id, property_id, name, units_count) values
  (md5('sample competitor 1')::uuid, '5a3b1e00-0000-4000-8000-000000000011', 'Garnet Ridge', 210),
  (md5('sample competitor 2')::uuid, '5a3b1e00-0000-4000-8000-000000000012', 'Scholars Walk', 340);

insert into market_alerts (property_id, competitor_id, alert_type, severity, title, data, created_at) values
  ('5a3b1e00-0000-4000-8000-000000000011', md5('sample competitor 1')::uuid, 'price_drop', 'warning',
    'Garnet Ridge lowered its two bedrooms', '{"unit_type": "2bd", "old_price": 1890, "new_price": 1760}', now() - interval '6 days'),
  ('5a3b1e00-0000-4000-8000-000000000012', md5('sample competitor 2')::uuid, 'price_increase', 'info',
    'Scholars Walk raised its studios', '{"unit_type": "studio", "old_price": 990, "new_price": 1015}', now() - interval '11 days');

insert into content_drafts (property_id, title, content_type, platform, caption, status, created_at) values
  ('5a3b1e00-0000-4000-8000-000000000011', 'Pool opening', 'social_post', 'instagram', 'The pool is open!', 'draft',
    now() - interval '3 days'),
  ('5a3b1e00-0000-4000-8000-000000000012', 'Exam week hours', 'social_post', 'facebook', 'Study rooms stay open all night.',
    'pending_review', now() - interval '2 days');
