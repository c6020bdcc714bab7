import ConfigSchema
import FoundationEssentials
import TUI

/// The interactive program: opens the database, then hands the main thread to the terminal.
enum TerminalProgram {
  /// - Parameter reviewing: opens the review; an id (or the start of it) chooses the proposal, empty = the newest.
  static func run(property name: String?, reviewing: String?) throws {
    let environment = ProcessInfo.processInfo.environment
    let command = try CommandSession(environment: environment)
    let property = try chosen(name, command)
    let menu = ModelMenu(environment: environment)
    let session = LiveSession(
      database: command.database, environment: environment, property: property, models: menu)
    guard let mailbox = Mailbox() else {
      throw CommandFailure("The system has no file descriptors left.", next: "Close some programs and try again.")
    }
    let model = Model(session: try session.summary())
    let runner = EffectRunner(store: StoreQueue(session)) { mailbox.post($0) }
    if let notice = menu.notice { mailbox.post(.news(.notice(Notice(.warning, notice)))) }
    do {
      try Terminal.run(model, mailbox: mailbox) { runner.run($0) }
    } catch {
      throw CommandFailure(error.description, next: error.advice, exit: .needsTerminal)
    }
    runner.finish()
  }

  /// A workspace without any property is fine here: the program offers to add the first one.
  private static func chosen(_ name: String?, _ session: CommandSession) throws -> PropertyFacts? {
    if name == nil, try session.store.properties().isEmpty { return nil }
    return try session.property(name)
  }
}
