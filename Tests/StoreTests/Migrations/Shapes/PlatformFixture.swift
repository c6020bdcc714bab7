import Store
import TestDatabase

/// The platform's database as this program may meet it: the tables that matter, with the columns, types and habits of that shape,
/// and a few rows in each.
enum PlatformFixture: String, CaseIterable, Sendable {
  case january, august, hosted

  /// Builds it in a fresh database: `auth` belongs to the server, the tables to the owner, who is no superuser.
  func build() throws -> TestDatabase {
    let database = try TestDatabase(.empty)
    try database.connect(.superuser).script(Self.server)
    let owner = try database.connect()
    try owner.script(Self.januaryTables)
    try owner.script(Self.januaryRows)
    if self != .january { try owner.script(Self.augustChanges) }
    if self == .hosted { try owner.script(Self.hostedChanges) }
    return database
  }

  /// What the platform's server brings along: its API roles, to whom everything new in `public` is granted, and `auth`.
  static let server = """
    do $$ declare wanted text; begin
      foreach wanted in array array['anon', 'authenticated', 'service_role'] loop
        begin
          execute format('create role %I nologin %s', wanted, case wanted when 'service_role' then 'bypassrls' else '' end);
        exception when duplicate_object or unique_violation then null;
        end;
      end loop;
    end $$;
    grant usage on schema public to anon, authenticated, service_role;
    alter default privileges for role configurator_owner in schema public
      grant all on tables to anon, authenticated, service_role;
    alter default privileges for role configurator_owner in schema public
      grant all on sequences to anon, authenticated, service_role;
    alter default privileges for role configurator_owner in schema public
      grant all on functions to anon, authenticated, service_role;
    create schema auth;
    create table auth.users (
      id uuid primary key default gen_random_uuid(), email text unique, encrypted_password text,
      raw_user_meta_data jsonb, created_at timestamptz default now());
    create function auth.uid() returns uuid language sql stable as
      $f$ select nullif(current_setting('request.jwt.claim.sub', true), '')::uuid $f$;
    create function auth.role() returns text language sql stable as
      $f$ select nullif(current_setting('request.jwt.claim.role', true), '')::text $f$;
    grant usage on schema auth to configurator_owner, anon, authenticated;
    grant all on auth.users to configurator_owner;
    """
}
