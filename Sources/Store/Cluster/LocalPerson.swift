import ConfigSchema

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The person at the keyboard of a private database: one profile, for which the program's login stands and approves.
enum LocalPerson {
  /// Makes the person if there is none yet for this login.
  /// - Parameter owner: a session of the tables' owner.
  static func ensure(_ owner: Connection, login: String) throws {
    try owner.transaction {
      let known = try owner.execute("select 1 from public.crm_actors where login = $1", [.text(login)])
      guard known.isEmpty else { return }
      let name = fullName()
      let id: ItemID = try owner.execute(
        "insert into auth.users (raw_user_meta_data) values (jsonb_build_object('full_name', $1)) returning id",
        [.text(name)]
      ).only().value("id")
      // On the platform a trigger has made the profile by now.
      try owner.execute(
        """
        insert into profiles (id, role, full_name) values ($1, 'admin', $2)
        on conflict (id) do update set role = excluded.role, full_name = excluded.full_name
        """, [.id(id), .text(name)])
      try owner.mapActor(login: login, profile: id, mayApprove: true)
    }
  }

  /// The name the operating system knows the person by, else the login.
  static func fullName() -> String {
    guard let entry = getpwuid(getuid()) else { return "Manager" }
    let login = entry.pointee.pw_name.map { String(cString: $0) } ?? "Manager"
    let described = entry.pointee.pw_gecos.map { String(cString: $0) } ?? ""
    let name = described.split(separator: ",", omittingEmptySubsequences: false).first.map(String.init) ?? ""
    return name.isEmpty ? login : name
  }
}
