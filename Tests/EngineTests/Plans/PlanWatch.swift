import Store
import Synchronization
import TestDatabase

@testable import Engine

/// Sees the plan of every statement that its connections run, those inside of functions as well.
final class PlanWatch: Sendable {
  private let plans = Mutex<[String]>([])
  private let community: Community

  /// From here on new connections to the database tell their plans.
  init(_ community: Community) throws {
    self.community = community
    let superuser = try community.database.connect(.superuser)
    // As one statement each: the library's settings are only known where it is loaded.
    try superuser.script("load 'auto_explain'")
    for setting in [
      "session_preload_libraries = 'auto_explain'", "auto_explain.log_min_duration = 0",
      "auto_explain.log_nested_statements = on", "auto_explain.log_level = 'notice'",
    ] { try superuser.script("alter database \(community.database.name) set \(setting)") }
  }

  func connect(_ login: TestDatabase.Login = .owner) throws -> Connection {
    try community.database.connect(
      login,
      options: ConnectionOptions(onNotice: { [weak self] notice in
        if notice.contains("plan:") { self?.plans.withLock { $0.append(notice) } }
      }))
  }

  func engine() throws -> Connection {
    let connection = try connect()
    try connection.workAsEngine()
    return connection
  }

  /// What has been seen since the last time.
  func take() -> [String] {
    plans.withLock { plans in
      defer { plans = [] }
      return plans
    }
  }
}
