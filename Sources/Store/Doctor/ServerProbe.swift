/// The server itself.
enum ServerProbe {
  static func version(_ connection: Connection) throws -> DoctorCheck {
    let text: String = try connection.execute("select current_setting('server_version') as version").only().value(
      "version")
    guard connection.serverVersion >= 130_000 else {
      return DoctorCheck(
        "server", .problem, "The server is PostgreSQL \(text), which is too old.",
        advice: "PostgreSQL 13 or later is needed.")
    }
    return DoctorCheck("server", .good, "PostgreSQL \(text).")
  }

  static func writable(_ connection: Connection) throws -> DoctorCheck {
    let row = try connection.execute(
      "select pg_is_in_recovery() as standby, current_setting('default_transaction_read_only') = 'on' as frozen"
    ).only()
    if try row.value("standby") as Bool {
      return DoctorCheck(
        "writable", .problem, "The server is a standby and takes no changes.", advice: "Connect to the primary server.")
    }
    if try row.value("frozen") as Bool {
      return DoctorCheck(
        "writable", .warning, "Sessions of this login are read-only.",
        advice: "A managed server does this when its disk is full. Look at its dashboard.")
    }
    return DoctorCheck("writable", .good, "Changes are taken.")
  }

  static func encoding(_ connection: Connection) throws -> DoctorCheck {
    let encoding: String = try connection.execute("select current_setting('server_encoding') as encoding").only()
      .value("encoding")
    return encoding == "UTF8"
      ? DoctorCheck("encoding", .good, "Text is UTF-8.")
      : DoctorCheck(
        "encoding", .warning, "The database keeps text as \(encoding): some names and emoji cannot be stored.",
        advice: "Move to a database made with encoding UTF8.")
  }
}
