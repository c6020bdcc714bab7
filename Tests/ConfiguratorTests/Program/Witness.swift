import FoundationEssentials
import TestSupport

/// The private server's own word on what was written: its counters and its log of statements, over all sessions there are.
struct Witness {
  private static let tables = ["crm_pipelines", "crm_triggers", "crm_actions", "crm_config_versions"]
  private let home: ProgramHome

  /// Turns the log of statements on before the program starts.
  init(_ home: ProgramHome) throws {
    self.home = home
    _ = try home.run(["db", "start"])
    let superuser = try home.url(of: "postgres", database: "configurator")
    for sql in ["alter system set log_statement = 'all'", "select pg_reload_conf()"] {
      let run = try home.shell(["psql", superuser, "-Atc", sql])
      guard run.code == 0 else { throw PseudoTerminal.Failure(description: "\(sql): \(run.errors)") }
    }
  }

  /// Rows ever inserted, updated or deleted in the tables of live configuration and its record.
  func writesCounted() throws -> Int {
    let names = Self.tables.map { "'\($0)'" }.joined(separator: ", ")
    let text = try home.sql(
      "select sum(n_tup_ins + n_tup_upd + n_tup_del) from pg_stat_user_tables where relname in (\(names))")
    return Int(text.filter(\.isNumber)) ?? -1
  }

  func writesLogged() throws -> [String] {
    let log = try log()
    return Self.tables.flatMap { table in
      ["insert into", "update", "delete from"].flatMap { ["\($0) \(table)", "\($0) public.\(table)"] }
    }.filter(log.contains)
  }

  func hasSeen(_ statement: String) throws -> Bool { try log().contains(statement) }

  private func log() throws -> String {
    try String(contentsOfFile: home.folder + "/data/configurator/postgres/server.log", encoding: .utf8)
  }
}

extension ProgramHome {
  /// A URI of the private server for another login or database.
  func url(of login: String, database: String) throws -> String {
    let url = try run(["db", "url"]).output.split(separator: "\n").first.map(String.init) ?? ""
    return url.replacing("//configurator_reader@", with: "//\(login)@").replacing(
      "/configurator?", with: "/\(database)?")
  }

  /// A database that nothing has been set up in, owned by who would set it up.
  func namedDatabase() throws -> String {
    _ = try run(["db", "start"])
    let made = try shell(
      ["psql", url(of: "postgres", database: "postgres"), "-Atc", "create database named owner configurator_owner"])
    guard made.code == 0 else { throw PseudoTerminal.Failure(description: made.errors) }
    return try url(of: "configurator_owner", database: "named")
  }

  /// Everything a set-up could make or change, as the catalog counts it.
  static let things = """
    select (select count(*) from pg_class), (select count(*) from pg_proc), (select count(*) from pg_namespace),
      (select count(*) from pg_trigger), (select count(*) from pg_policy), (select count(*) from pg_roles),
      (select string_agg(nspacl::text, ' ') from pg_namespace)
    """
}
