extension PlatformFixture {
  /// From the January tables to those of the August migrations.
  static let augustChanges = """
    alter table properties
      add property_type text check (property_type in ('multifamily', 'senior', 'student', 'mixed_use', 'affordable', 'luxury',
        'townhome', 'condo', 'single_family', 'master_planned')),
      add website_url text, add unit_count int, add updated_at timestamptz default now(),
      add subject_kind text not null default 'real_estate_property', add current_vertical_profile_version_id uuid;
    create unique index properties_id_org on properties (id, org_id);
    create table property_vertical_profile_versions (
      id uuid primary key default gen_random_uuid(), property_id uuid not null references properties (id) on delete restrict,
      subject_kind text not null, created_at timestamptz default now());
    create function refuse_profile_change() returns trigger language plpgsql as
      $f$ begin raise exception 'append only'; end $f$;
    create trigger keep before update or delete on property_vertical_profile_versions
      for each row execute function refuse_profile_change();
    create function sync_legacy_property_vertical_profile() returns trigger language plpgsql security definer
      set search_path = public as $f$
      begin
        if new.org_id is not null then
          insert into property_vertical_profile_versions (property_id, subject_kind) values (new.id, new.subject_kind);
        end if;
        return new;
      end $f$;
    create trigger sync after insert or update of property_type, subject_kind on properties
      for each row execute function sync_legacy_property_vertical_profile();
    update properties set property_type = 'multifamily', unit_count = 120 where org_id is not null;
    drop policy "see colleagues" on profiles;
    create policy "see yourself" on profiles for select using (id = auth.uid());
    alter table leads
      add score int, add score_bucket text, add crm_sync_status text default 'pending',
      add org_id uuid references organizations (id) on delete cascade, add consent boolean not null default false,
      add consented_at timestamptz, add attribution jsonb not null default '{}';
    alter table conversations
      add widget_session_id uuid references widget_sessions (id) on delete set null, add is_human_mode boolean default false;
    alter table tours
      add org_id uuid references organizations (id) on delete cascade, add noshow_followup_sent_at timestamptz,
      add reminder_24h_sent_at timestamptz, add attribution jsonb not null default '{}';
    create table tour_bookings (
      id uuid primary key default gen_random_uuid(), property_id uuid references properties (id) on delete cascade,
      lead_id uuid references leads (id) on delete cascade, scheduled_date date not null, scheduled_time time not null,
      status text default 'confirmed', booked_via_conversation_id uuid references conversations (id),
      completed_at timestamptz, created_at timestamptz default now());
    insert into tour_bookings (property_id, lead_id, scheduled_date, scheduled_time) values
      ('33333333-3333-3333-3333-333333333333', '66666666-6666-6666-6666-666666666666', '2026-04-03', '10:00');
    alter table lead_engagement_events
      add property_id uuid references properties (id) on delete cascade, add score_weight int not null default 0,
      add idempotency_key text;
    create table lead_scores (
      id uuid primary key default gen_random_uuid(), lead_id uuid references leads (id) on delete cascade,
      total_score int not null, score_bucket text not null, scored_at timestamptz default now());
    insert into lead_scores (lead_id, total_score, score_bucket) values ('66666666-6666-6666-6666-666666666666', 61, 'warm');
    create view lead_scores_latest as select distinct on (lead_id) * from lead_scores order by lead_id, scored_at desc;
    alter table lumaleasing_config add timezone text default 'America/Chicago', add business_hours jsonb;
    alter table reviews alter topics type jsonb using to_jsonb(topics), add source_completeness text default 'unknown';
    alter table review_responses rename rejection_reason to rejected_reason;
    create table reputation_cases (
      id uuid primary key default gen_random_uuid(), property_id uuid not null references properties (id) on delete cascade,
      review_id uuid not null unique references reviews (id) on delete cascade, status text not null default 'open');
    insert into reputation_cases (property_id, review_id) values
      ('33333333-3333-3333-3333-333333333333', '88888888-8888-8888-8888-888888888888');
    create table audit_logs (
      id uuid primary key default gen_random_uuid(), org_id uuid not null references organizations (id) on delete cascade,
      user_id uuid references profiles (id) on delete set null, action text not null, entity_type text not null);
    create function execute_readonly_query(query text) returns jsonb language plpgsql security definer as $f$
      declare found jsonb;
      begin
        execute 'select coalesce(jsonb_agg(q), ''[]'') from (' || query || ') q' into found;
        return found;
      end $f$;
    """

  /// From there to what the hosted project really has.
  static let hostedChanges = """
    alter table leads alter bedrooms type text using bedrooms::text, add opted_out boolean;
    update leads set bedrooms = 'studio' where bedrooms = '2';
    alter table widget_sessions rename session_start to started_at;
    alter table widget_sessions drop session_end, drop created_at, add landing_page text, add ip_address inet;
    alter table lead_engagement_events drop event_source;
    alter table tours alter status set not null, alter tour_type set not null;
    alter table lumaleasing_config drop rag_enabled, drop widget_color, alter api_key drop not null;
    alter table reviews add auto_respond_eligible boolean, alter review_text drop not null;
    alter table content_drafts alter variations type jsonb using to_jsonb(variations), add created_by text;
    create table review_tickets (
      id uuid primary key default gen_random_uuid(), review_id uuid references reviews (id) on delete cascade,
      property_id uuid references properties (id) on delete cascade, title text not null, status text default 'open',
      assigned_at timestamptz, resolved_by text);
    """
}
