import ArgumentParser
import Engine
import Store

/// Switches the recording of changes on the platform's tables on and off.
struct CaptureCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "capture", abstract: "Let changes on the platform's tables become events.",
    discussion: """
      Each watched table gets a database trigger that writes an event in the transaction of the change itself. \
      It is off until a person switches it on, and can be taken away again without a trace.
      """,
    subcommands: [Status.self, Install.self, Remove.self], defaultSubcommand: Status.self)

  struct Status: GuardedCommand {
    static let configuration = CommandConfiguration(abstract: "Say which tables are watched.")
    @OptionGroup var output: JSONOption

    func perform() throws {
      let session = try CommandSession()
      let status = try Capture(Connection(session.database.ownerAddress)).status()
      if output.json { return try Console.printJSON(Document(status)) }
      Console.print(
        status.watched.isEmpty
          ? "Capture is off: nothing on the platform's tables becomes an event by itself."
          : "Watched: \(status.watched.joined(separator: ", "))")
      if !status.unwatched.isEmpty { Console.print("Not watched: \(status.unwatched.joined(separator: ", "))") }
      if !status.absent.isEmpty { Console.print("Not in this database: \(status.absent.joined(separator: ", "))") }
      if status.failures > 0 {
        Console.print("\(status.failures) changes could not be recorded (crm_capture_failures).")
      }
    }
  }

  struct Install: GuardedCommand {
    static let configuration = CommandConfiguration(abstract: "Watch every table this database has. Asks first.")

    func perform() throws {
      let session = try CommandSession()
      let capture = Capture(try Connection(session.database.ownerAddress))
      let status = try capture.status()
      guard !status.isComplete else { return Console.print("Everything is watched already.") }
      try Confirmation.byCode(
        "This adds database triggers to \(status.unwatched.count) tables of \(session.database.title): "
          + status.unwatched.joined(separator: ", ")
          + ".\nFrom then on changes there are recorded as events, and the engine's role may work on the platform's tables.",
        nothingDone: "Nothing was changed.", command: "configurator capture install")
      let watched = try capture.install()
      Console.print("\(watched.count) tables are watched.")
    }
  }

  struct Remove: GuardedCommand {
    static let configuration = CommandConfiguration(
      abstract: "Take every trigger away again. Asks first; recorded events stay.")

    func perform() throws {
      let session = try CommandSession()
      let capture = Capture(try Connection(session.database.ownerAddress))
      let status = try capture.status()
      guard !status.watched.isEmpty else { return Console.print("Nothing is watched.") }
      try Confirmation.byCode(
        "This takes the triggers away from \(status.watched.count) tables of \(session.database.title).",
        nothingDone: "Nothing was changed.", command: "configurator capture remove")
      try capture.remove()
      Console.print("Nothing is watched any more.")
    }
  }

  /// What `capture status --json` prints.
  private struct Document: Encodable {
    let watched: [String]
    let unwatched: [String]
    let absent: [String]
    let failures: Int

    init(_ status: Capture.Status) {
      (watched, unwatched, absent, failures) = (status.watched, status.unwatched, status.absent, status.failures)
    }
  }
}
