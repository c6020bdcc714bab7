/// How far the database has been set up, and on what.
enum SetupProbe {
  static func migrations(_ connection: Connection) throws -> DoctorCheck {
    let state = try Migrator(connection).state()
    if let problem = state.problem { return DoctorCheck("migrations", .problem, problem) }
    guard !state.pending.isEmpty else {
      return DoctorCheck("migrations", .good, "All \(state.applied.count) steps of the set-up have run.")
    }
    return DoctorCheck(
      "migrations", .problem,
      "\(state.pending.count) of \(state.applied.count + state.pending.count) steps of the set-up have not run, "
        + "the first being \(state.pending[0].title).",
      advice: "Run `configurator migrate --dry-run`, then `configurator migrate`.")
  }

  static func platform(_ connection: Connection) throws -> DoctorCheck {
    let platform = try PlatformShape.read(connection)
    guard platform.has("properties"), platform.has("leads") else {
      return DoctorCheck(
        "platform", .warning, "The platform's tables are not here.", advice: "`configurator migrate` makes them.")
    }
    let name =
      switch platform.shape {
      case .hosted: "the hosted platform's"
      case .august: "the platform's, as of August"
      default: "the platform's, as of January: no scores on leads, no consent, no completion of booked tours"
      }
    return DoctorCheck("platform", .good, "The tables are \(name).")
  }

  /// None is needed; it is good to know what is there.
  static func extensions(_ connection: Connection) throws -> DoctorCheck {
    var names: [String] = []
    for row in try connection.execute("select extname || ' ' || extversion as name from pg_extension order by 1") {
      names.append(try row.value("name"))
    }
    return DoctorCheck("extensions", .good, "Installed: \(names.joined(separator: ", ")). None is needed.")
  }
}
