import ArgumentParser
import ConfigSchema
import FoundationEssentials
import LanguageModel

struct EvalCommand: GuardedAsyncCommand {
  static let configuration = CommandConfiguration(
    commandName: "eval", abstract: "Run a case file in memory and write the results for judging.",
    discussion: """
      Asks the model in use (the offline planner without a key) and needs no database. \
      Base files are looked up beside the case file.
      """)

  @Argument(help: "The case file.", completion: .file(extensions: ["json"])) var cases: String
  @Option(help: "Where the results go; - for standard output.", completion: .file()) var results = "-"
  @Option(help: "Only these case ids, with commas between them.") var only = ""

  func perform() async throws {
    let text = try TextFile.read(cases)
    let folder = URL(fileURLWithPath: cases).deletingLastPathComponent()
    let client = ModelMenu(environment: ProcessInfo.processInfo.environment).client
    Console.complain("Asking \(client.name) …")
    do {
      let found = try await Evaluation.run(
        cases: text, only: Set(only.split(separator: ",").map(String.init)), client: client,
        base: { try? TextFile.read(folder.appendingPathComponent($0).path) })
      try write(found.text(.pretty))
    } catch let error as EvaluationError {
      throw CommandFailure(error.message, next: "Check the case file \(cases).")
    }
  }

  private func write(_ text: String) throws {
    if results == "-" { return Console.print(text) }
    try TextFile.write(text, to: results)
  }
}
