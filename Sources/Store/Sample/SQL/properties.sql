-- The sample organization and its two invented communities. Everything hangs on these three rows and goes with them.
insert into organizations (id, name, subscription_tier, settings) values
  ('5a3b1e00-0000-4000-8000-000000000001', 'Fieldstone Living (sample)', 'growth',
    '{"timezone": "America/Chicago", "sample": true}');

insert into properties (id, org_id, name, address, settings, property_type, unit_count, year_built, website_url, amenities)
values
  ('5a3b1e00-0000-4000-8000-000000000011', '5a3b1e00-0000-4000-8000-000000000001', 'Copperline Flats',
    '{"street": "410 Foundry Lane", "city": "Round Prairie", "state": "TX", "zip": "78600"}',
    '{"timezone": "America/Chicago", "sample": true}', 'multifamily', 248, 2016, 'https://copperline.example.test',
    array['pool', 'gym', 'dog run', 'covered parking']),
  ('5a3b1e00-0000-4000-8000-000000000012', '5a3b1e00-0000-4000-8000-000000000001', 'Bellwether Hall',
    '{"street": "22 Chapel Street", "city": "Millbrook", "state": "OR", "zip": "97300"}',
    '{"timezone": "America/Los_Angeles", "sample": true}', 'student', 396, 2019, 'https://bellwether.example.test',
    array['study rooms', 'shuttle', 'gym', 'bike storage']);

insert into lumaleasing_config (property_id, api_key, tours_enabled, welcome_message, timezone) values
  ('5a3b1e00-0000-4000-8000-000000000011', 'sample-copperline', true, 'Hi! Looking for a new home?', 'America/Chicago'),
  ('5a3b1e00-0000-4000-8000-000000000012', 'sample-bellwether', true, 'Hi! Looking for a room near campus?',
    'America/Los_Angeles');

insert into follow_up_templates (property_id, slug, name, channel, subject, body, variables)
select p.id, t.slug, t.name, t.channel, t.subject, t.body, '["first_name", "property_name"]'
from properties p
cross join (values
  ('new-lead-welcome', 'Welcome text', 'sms', null,
    'Hi {{first_name}}, thanks for asking about {{property_name}}! When would you like to visit?'),
  ('new-lead-email', 'Welcome e-mail', 'email', 'Your new home at {{property_name}}',
    'Hi {{first_name}}, here is what living at {{property_name}} is like. Reply any time and we will set up a visit.'),
  ('new-lead-reminder', 'Gentle reminder', 'sms', null,
    'Hi {{first_name}}, still looking? We would love to show you {{property_name}}.'),
  ('tour-no-show-followup', 'Sorry we missed you', 'sms', null,
    'Hi {{first_name}}, sorry we missed you today. Shall we find another time at {{property_name}}?'),
  ('post-tour-thanks', 'Thanks for visiting', 'sms', null,
    'Hi {{first_name}}, thanks for visiting {{property_name}}. Any questions we can answer?'),
  ('post-tour-application', 'Next steps', 'email', 'Next steps at {{property_name}}',
    'Hi {{first_name}}, if {{property_name}} felt right, here is how to apply.')
) as t (slug, name, channel, subject, body)
where p.settings ->> 'sample' = 'true';
