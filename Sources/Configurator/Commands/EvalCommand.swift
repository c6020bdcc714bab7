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
    let client = try chosen(ModelMenu(environment: ProcessInfo.processInfo.environment))
    Console.complain("Asking \(client.name) …")
    do {
      let report = try await Evaluation.run(
        cases: text, only: Set(only.split(separator: ",").map(String.init)), client: client,
        base: { try? TextFile.read(folder.appendingPathComponent($0).path) })
      try write(JSON.object(report.results).text(.pretty))
      try tell(report)
    } catch let error as EvaluationError {
      throw CommandFailure(Escape.visible(error.message), next: "Check the case file \(cases).")
    }
  }

  /// Results of the planner under the name of a model that was asked for would be worse than none.
  private func chosen(_ menu: ModelMenu) throws -> any ModelClient {
    guard let notice = menu.notice else { return menu.client }
    throw CommandFailure(
      Escape.visible(notice), kept: "No case was run.", next: "CONFIGURATOR_MODEL=offline asks the planner.")
  }

  /// Cases without an answer are left out of the results, and said.
  private func tell(_ report: EvaluationReport) throws {
    guard !report.unanswered.isEmpty else { return }
    for item in report.unanswered {
      Console.complain("\(Escape.visible(item.id)): no answer. \(Escape.visible(item.reason))")
    }
    let (without, left) = (report.unanswered.count, report.notAsked.count)
    throw CommandFailure(
      "\(without) of \(report.results.count + without + left) cases got no answer"
        + (left == 0 ? "." : ", and \(left) were not asked any more."),
      kept: "They are left out of the results.", next: "Set the model right and run them with --only.")
  }

  private func write(_ text: String) throws {
    if results == "-" { return Console.print(text) }
    try TextFile.write(text, to: results)
  }
}
