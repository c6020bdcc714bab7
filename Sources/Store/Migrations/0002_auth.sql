-- The parent of every profile. The platform's servers bring `auth` along; a plain PostgreSQL gets the little that profiles
-- and policies need. What is there already is left as it is.

do $$ begin
if to_regnamespace('auth') is null then
  create schema auth;
  grant usage on schema auth to configurator_app, configurator_writer, configurator_engine;
end if;

if to_regclass('auth.users') is null then
  create table auth.users (
    id uuid primary key default gen_random_uuid(),
    email text,
    raw_user_meta_data jsonb not null default '{}',
    created_at timestamptz not null default now()
  );
  perform crm_close_table('auth.users');
end if;

-- Who asks, as the platform's API sets it for its sessions; null in every other session.
if to_regproc('auth.uid') is null then
  create function auth.uid() returns uuid language sql stable as $f$
    select nullif(coalesce(
      nullif(current_setting('request.jwt.claim.sub', true), ''),
      nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'sub'), '')::uuid
  $f$;
end if;

if to_regproc('auth.role') is null then
  create function auth.role() returns text language sql stable as $f$
    select coalesce(
      nullif(current_setting('request.jwt.claim.role', true), ''),
      nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'role')
  $f$;
end if;
end $$;
