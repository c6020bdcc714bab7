import ArgumentParser
import ConfigSchema
import FoundationEssentials
import Store

struct DoctorCommand: GuardedAsyncCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor", abstract: "Check terminal, model, sending and database, and say what to fix.",
    discussion: """
      A private database that is there is started for the look; where there is none yet, none is made. \
      Ends with exit code 1 when something does not work or is not safe.
      """)

  @OptionGroup var output: JSONOption

  func perform() async throws {
    let environment = ProcessInfo.processInfo.environment
    let checks =
      await TerminalChecks.run(environment) + ModelChecks.run(environment) + SendingChecks.run(environment)
      + DatabaseChecks.run(environment)
    if output.json {
      try Console.printJSON(checks.map(CheckDocument.init))
    } else {
      for check in checks { Console.print(Self.text(check)) }
    }
    if checks.contains(where: { $0.verdict == .problem }) { throw Exit.failed }
  }

  private static func text(_ check: DoctorCheck) -> String {
    let mark =
      switch check.verdict {
      case .good: "ok      "
      case .warning: "look    "
      case .problem: "PROBLEM "
      }
    let lines = [check.finding, check.advice].compactMap(\.self).flatMap { $0.split(separator: "\n") }
    return mark + "\(check.name): " + lines.map { Escape.visible(String($0)) }.joined(separator: "\n        ")
  }
}

private struct CheckDocument: Encodable {
  let name: String
  let verdict: String
  let finding: String
  let advice: String?

  init(_ check: DoctorCheck) {
    (name, verdict, finding, advice) = (check.name, check.verdict.rawValue, check.finding, check.advice)
  }
}
