import ConfigSchema

extension Store {
  /// The person behind this session. A login that stands for nobody may propose and not approve.
  public func actor() throws(StoreError) -> Actor {
    try Self.actor(
      connection.execute(
        """
        select s.login, a.profile_id, coalesce(a.may_approve and a.profile_id is not null, false) as may_approve,
          public.crm_person(a.profile_id, s.login) as name
        from (select session_user::text as login) s left join public.crm_actors a on a.login = s.login
        """
      ).only())
  }

  /// Everybody who is mapped, by login.
  public func actors() throws(StoreError) -> [Actor] {
    var found: [Actor] = []
    for row in try connection.execute(
      "select login, profile_id, may_approve and profile_id is not null as may_approve, public.crm_person(profile_id, login) as name from public.crm_actors order by login"
    ) {
      found.append(try Self.actor(row))
    }
    return found
  }

  private static func actor(_ row: Row) throws(StoreError) -> Actor {
    Actor(
      profile: try row.optional("profile_id"), login: try row.value("login"), name: try row.value("name"),
      mayApprove: try row.value("may_approve"))
  }
}

extension Connection {
  /// Says which person a database login stands for. For administrators: a session's own role cannot do this.
  ///
  /// - Parameters:
  ///   - profile: an existing `profiles.id`.
  ///   - organization: restricts the person to its properties; nil reaches all.
  public func mapActor(
    login: String, profile: ItemID, mayApprove: Bool, organization: ItemID? = nil
  ) throws(StoreError) {
    try execute(
      """
      insert into public.crm_actors (login, profile_id, may_approve, org_id) values ($1, $2, $3, $4)
      on conflict (login) do update
      set profile_id = excluded.profile_id, may_approve = excluded.may_approve, org_id = excluded.org_id
      """, [.text(login), .id(profile), .bool(mayApprove), .id(organization)])
  }

  /// From now on the login stands for nobody: it may propose, and no longer approve. One that is bound to an organization stays
  /// bound to it, for without an entry it would reach all.
  public func unmapActor(login: String) throws(StoreError) {
    try execute(
      """
      with bound as (
        update public.crm_actors set profile_id = null, may_approve = false where login = $1 and org_id is not null
      )
      delete from public.crm_actors where login = $1 and org_id is null
      """, [.text(login)])
  }
}
