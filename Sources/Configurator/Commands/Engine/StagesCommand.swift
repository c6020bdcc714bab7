import ArgumentParser
import ConfigSchema
import Engine
import Store

/// Where leads, residents and campaigns stand, and moving them by hand.
struct StagesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stages", abstract: "See where leads, residents and campaigns stand, and move them.",
    subcommands: [List.self, Move.self], defaultSubcommand: List.self)

  struct List: GuardedCommand {
    static let configuration = CommandConfiguration(
      abstract: "List the stages of each pipeline with what stands in them, the longest stay first.")
    @OptionGroup var property: PropertyOption
    @OptionGroup var output: JSONOption
    @Option(help: "One pipeline only, by name.") var pipeline: String?
    @Option(help: "How many of each stage are named, up to 10,000.") var limit = ListLimit(5)

    func perform() throws {
      let session = try CommandSession()
      let facts = try session.property(property.property)
      let pipelines = try StagesCommand.pipelines(session, facts, called: pipeline)
      let standing = try StageBook(session.store.connection).list(facts.id, pipelines, now: Timestamp.now)
      if output.json { return try Console.printJSON(standing) }
      guard !pipelines.isEmpty else { return Console.print("\(facts.name) has no pipeline yet.") }
      for pipeline in pipelines { show(pipeline, standing) }
    }

    private func show(_ pipeline: Pipeline, _ standing: [StandingRecord]) {
      Console.print(Escape.visible(pipeline.name))
      for stage in pipeline.stages {
        let here = standing.filter { $0.pipeline == pipeline.name && $0.stage == stage.name }
        let late = here.count { $0.isOverdue }
        Console.print(Escape.visible("  \(stage.name): \(here.count)" + (late > 0 ? ", \(late) overdue" : "")))
        for one in here.prefix(limit.count) {
          Console.print(
            Escape.visible("    \(one.label), for \(Self.span(one.hours))\(one.isOverdue ? ", overdue" : "")"))
        }
        if here.count > limit.count { Console.print("    … and \(here.count - limit.count) more") }
      }
    }

    private static func span(_ hours: Double) -> String {
      if hours < 1 { return "less than an hour" }
      let (number, unit) = hours < 48 ? (Int(hours), "hour") : (Int(hours / 24), "day")
      return "\(number) \(unit)\(number == 1 ? "" : "s")"
    }
  }

  /// - Parameter called: only the one of that name.
  static func pipelines(
    _ session: CommandSession, _ facts: PropertyFacts, _ type: PipelineType? = nil, called name: String? = nil
  ) throws -> [Pipeline] {
    let all = (try session.store.state(of: facts.id)?.configuration.pipelines ?? []).filter {
      type == nil || $0.type == type
    }
    guard let name else { return all }
    let named = all.filter { TextFolding.name($0.name) == TextFolding.name(name) }
    guard named.isEmpty else { return named }
    let known = all.map { "\"\($0.name)\"" }.joined(separator: ", ")
    throw CommandFailure(
      Escape.visible("There is no such pipeline: \"\(name)\"."),
      next: all.isEmpty ? "There is none yet." : Escape.visible("These exist: \(known)."))
  }
}
