extension PlatformFixture {
  static let januaryTables = """
    create table organizations (
      id uuid primary key default gen_random_uuid(), name text not null, subscription_tier text default 'starter',
      created_at timestamptz default now(), settings jsonb default '{"timezone": "America/Los_Angeles"}');
    create table properties (
      id uuid primary key default gen_random_uuid(), org_id uuid references organizations (id) on delete cascade,
      name text not null, address jsonb, settings jsonb, created_at timestamptz default now());
    create table profiles (
      id uuid primary key references auth.users (id) on delete cascade, org_id uuid references organizations (id),
      role text default 'viewer', full_name text, created_at timestamptz default now(),
      preferences jsonb default '{"theme": "light"}');
    alter table profiles enable row level security;
    create policy "see colleagues" on profiles for select using (
      org_id in (select p.org_id from profiles p where p.id = auth.uid()));
    create function handle_new_user() returns trigger language plpgsql security definer set search_path = public as $f$
      begin
        insert into profiles (id, full_name) values (new.id, new.raw_user_meta_data ->> 'full_name');
        return new;
      end $f$;
    create trigger on_auth_user_created after insert on auth.users for each row execute function handle_new_user();
    create table leads (
      id uuid primary key default gen_random_uuid(), property_id uuid references properties (id), source text,
      first_name text, last_name text, email text, phone text, status text default 'new',
      created_at timestamptz default now(), last_contacted_at timestamptz, updated_at timestamptz default now(),
      move_in_date date, bedrooms int, notes text);
    alter table leads enable row level security;
    create policy "members read" on leads for select using (
      property_id in (select p.id from properties p join profiles m on m.org_id = p.org_id where m.id = auth.uid()));
    create index leads_by_email on leads (lower(email));
    create table lead_activities (
      id uuid primary key default gen_random_uuid(), lead_id uuid references leads (id) on delete cascade,
      type text not null, description text not null, metadata jsonb, created_by uuid references profiles (id),
      created_at timestamptz default now());
    create table conversations (
      id uuid primary key default gen_random_uuid(), lead_id uuid references leads (id),
      property_id uuid references properties (id), channel text, created_at timestamptz default now());
    create table messages (
      id uuid primary key default gen_random_uuid(), conversation_id uuid references conversations (id), role text,
      content text, created_at timestamptz default now());
    create table tours (
      id uuid primary key default gen_random_uuid(), lead_id uuid references leads (id) on delete cascade,
      property_id uuid references properties (id) on delete cascade, tour_date date not null, tour_time time not null,
      tour_type text default 'in_person', status text default 'scheduled', notes text,
      assigned_agent_id uuid references profiles (id), confirmation_sent_at timestamptz,
      created_by uuid references profiles (id), created_at timestamptz default now(), updated_at timestamptz default now());
    create table workflow_definitions (
      id uuid primary key default gen_random_uuid(), property_id uuid references properties (id) on delete cascade,
      name text not null, description text, trigger_on text not null, steps jsonb not null default '[]',
      exit_conditions jsonb, is_active boolean default true, created_at timestamptz default now(),
      updated_at timestamptz default now());
    create table follow_up_templates (
      id uuid primary key default gen_random_uuid(), property_id uuid references properties (id) on delete cascade,
      slug text not null, name text not null, channel text not null, subject text, body text not null,
      variables jsonb default '[]', is_active boolean default true, created_at timestamptz default now(),
      updated_at timestamptz default now(), unique (property_id, slug));
    create table lead_engagement_events (
      id uuid primary key default gen_random_uuid(), lead_id uuid references leads (id) on delete cascade,
      event_type text not null, event_source text, metadata jsonb, created_at timestamptz default now());
    create table widget_sessions (
      id uuid primary key default gen_random_uuid(), property_id uuid references properties (id) on delete cascade,
      visitor_id text, lead_id uuid references leads (id), session_start timestamptz default now(),
      session_end timestamptz, converted_at timestamptz, metadata jsonb, created_at timestamptz default now(),
      last_activity_at timestamptz, message_count int default 0, user_agent text, referrer_url text);
    create table lumaleasing_config (
      id uuid primary key default gen_random_uuid(), property_id uuid unique references properties (id) on delete cascade,
      api_key text not null unique, is_active boolean default true, tours_enabled boolean default false,
      tour_duration_minutes int default 30, widget_color text default '#6366f1', welcome_message text,
      rag_enabled boolean default true, created_at timestamptz default now(), updated_at timestamptz default now());
    create table reviews (
      id uuid primary key default gen_random_uuid(), property_id uuid references properties (id) on delete cascade,
      platform text not null, platform_review_id text, reviewer_name text, rating int, review_text text not null,
      review_date timestamptz, sentiment text, sentiment_score numeric(3, 2), topics text[], is_urgent boolean default false,
      response_status text default 'pending', created_at timestamptz default now(),
      unique (property_id, platform, platform_review_id));
    create table review_responses (
      id uuid primary key default gen_random_uuid(), review_id uuid references reviews (id) on delete cascade,
      response_text text not null, status text default 'draft', rejection_reason text, created_at timestamptz default now());
    create table content_drafts (
      id uuid primary key default gen_random_uuid(), property_id uuid references properties (id) on delete cascade,
      title text, content_type text not null, variations text[], status text default 'draft',
      created_at timestamptz default now());
    """

  static let januaryRows = """
    insert into organizations (id, name) values ('22222222-2222-2222-2222-222222222222', 'Kestrel Group');
    insert into properties (id, org_id, name, address, settings) values
      ('33333333-3333-3333-3333-333333333333', '22222222-2222-2222-2222-222222222222', 'Saltmarsh House',
        '{"state": "CO"}', '{"timezone": "America/Denver"}'),
      ('33333333-3333-3333-3333-333333333334', null, 'Without an owner', null, null);
    insert into auth.users (id, email, raw_user_meta_data) values
      ('11111111-1111-1111-1111-111111111111', 'dana@example.test', '{"full_name": "Dana Reyes"}');
    update profiles set role = 'admin', org_id = '22222222-2222-2222-2222-222222222222';
    insert into leads (id, property_id, source, first_name, email, phone, status, bedrooms) values
      ('66666666-6666-6666-6666-666666666666', '33333333-3333-3333-3333-333333333333', 'website', 'Ida',
        'ida@example.test', '(303) 555-0101', 'tour_booked', 2),
      ('66666666-6666-6666-6666-666666666667', null, 'AI Chat', null, null, null, 'contacted', null);
    insert into lead_activities (lead_id, type, description) values
      ('66666666-6666-6666-6666-666666666666', 'note', E'two\\nlines and a \\U0001F600');
    insert into conversations (id, lead_id, property_id, channel) values
      ('77777777-7777-7777-7777-777777777777', '66666666-6666-6666-6666-666666666666',
        '33333333-3333-3333-3333-333333333333', 'widget');
    insert into messages (conversation_id, role, content) values
      ('77777777-7777-7777-7777-777777777777', 'user', 'Do you have a two bedroom?');
    insert into tours (lead_id, property_id, tour_date, tour_time) values
      ('66666666-6666-6666-6666-666666666666', '33333333-3333-3333-3333-333333333333', '2026-04-02', '14:30');
    insert into workflow_definitions (property_id, name, trigger_on, steps) values
      ('33333333-3333-3333-3333-333333333333', 'New Lead Nurture', 'lead_created',
        '[{"id": 0, "delay_hours": 0.083, "action": "sms", "template_slug": "new-lead-welcome"}]');
    insert into follow_up_templates (property_id, slug, name, channel, body) values
      ('33333333-3333-3333-3333-333333333333', 'new-lead-welcome', 'Welcome', 'sms', 'Hi {{first_name}}');
    insert into lead_engagement_events (lead_id, event_type, event_source) values
      ('66666666-6666-6666-6666-666666666666', 'chat_started', 'widget');
    insert into widget_sessions (property_id, visitor_id, lead_id) values
      ('33333333-3333-3333-3333-333333333333', 'v1', '66666666-6666-6666-6666-666666666666');
    insert into lumaleasing_config (property_id, api_key) values ('33333333-3333-3333-3333-333333333333', 'key');
    insert into reviews (id, property_id, platform, rating, review_text, topics) values
      ('88888888-8888-8888-8888-888888888888', '33333333-3333-3333-3333-333333333333', 'google', 2, 'Slow', '{noise,parking}');
    insert into review_responses (review_id, response_text, rejection_reason) values
      ('88888888-8888-8888-8888-888888888888', 'Sorry', 'too short');
    insert into content_drafts (property_id, content_type, variations) values
      ('33333333-3333-3333-3333-333333333333', 'social_post', '{a,b}');
    """
}
