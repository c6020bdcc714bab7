import ArgumentParser
import ConfigSchema
import FoundationEssentials
import LanguageModel

/// `configurator eval`: runs a case file through the offline planner and writes what would be proposed.
struct EvalCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "eval", abstract: "Run a case file in memory and write the results for judging.",
    discussion:
      "Needs no database and writes nothing but the results file. Base files are looked up beside the case file.")

  @Argument(help: "The case file.") var cases: String
  @Option(name: .long, help: "Where the results go; - for standard output.") var results = "-"
  @Option(name: .long, help: "Only these case ids, with commas between them.") var only = ""

  func run() async throws {
    let text = try Self.read(cases)
    let folder = URL(fileURLWithPath: cases).deletingLastPathComponent()
    let base: (String) -> String? = { path in
      (try? String(contentsOf: folder.appendingPathComponent(path), encoding: .utf8))
    }
    do {
      let results = try await Evaluation.run(
        cases: text, only: Set(only.split(separator: ",").map(String.init)), client: OfflinePlanner(), base: base)
      try Self.write(results.text(.pretty), to: results)
    } catch let error as EvaluationError {
      throw CommandFailure(error.message, next: "Check the case file \(cases).")
    }
  }

  private static func read(_ path: String) throws -> String {
    guard let text = try? String(contentsOf: URL(fileURLWithPath: path), encoding: .utf8) else {
      throw CommandFailure("The case file \(path) could not be read.")
    }
    return text
  }

  private static func write(_ text: String, to path: String) throws {
    if path == "-" { return Console.print(text) }
    do {
      try text.write(to: URL(fileURLWithPath: path), atomically: true, encoding: .utf8)
    } catch {
      throw CommandFailure("The results could not be written to \(path).")
    }
  }
}
