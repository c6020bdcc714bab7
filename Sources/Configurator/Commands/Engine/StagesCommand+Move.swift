import ArgumentParser
import ConfigSchema
import Engine
import Store

extension StagesCommand {
  struct Move: GuardedCommand {
    static let configuration = CommandConfiguration(
      abstract: "Move a lead, a resident or a campaign to a stage.",
      discussion: """
        A lead is named by the start of its id, its e-mail address, phone number or whole name, and its status on the platform follows \
        when the stage is tied to one. The platform has no residents and no campaigns of its own: any name will do, and the \
        same name means the same one next time. Who moved it stands in the record.
        """)
    @Argument(help: "Who or what.") var entity: String
    @Option(name: .customLong("to"), help: "The stage, by name.") var stage: String
    @Option(help: "The pipeline, by name. Default: the one that has such a stage.") var pipeline: String?
    @Option(help: "lead, resident or campaign.") var type = PipelineKind.lead
    @OptionGroup var property: PropertyOption

    func perform() throws {
      let session = try CommandSession()
      let facts = try session.property(property.property)
      let book = StageBook(session.store.connection)
      let pipelines = try StagesCommand.pipelines(session, facts, type.pipelineType, called: pipeline)
      let (pipeline, stage) = try place(in: pipelines)
      let (id, label) = try subject(book, facts)
      let moved = try book.move(
        id, called: type == .lead ? nil : label, property: facts.id, to: stage, of: pipeline, now: Timestamp.now)
      Console.print(
        Escape.visible(
          moved ? "\(label) stands in \(stage.name) now." : "\(label) stood in \(stage.name) already."))
    }

    private func place(in pipelines: [Pipeline]) throws -> (Pipeline, Stage) {
      let places = pipelines.flatMap { pipeline in
        pipeline.stages.filter { TextFolding.name($0.name) == TextFolding.name(stage) }.map { (pipeline, $0) }
      }
      if places.count == 1 { return places[0] }
      let known = pipelines.flatMap(\.stages).map { "\"\($0.name)\"" }.joined(separator: ", ")
      throw CommandFailure(
        Escape.visible(
          places.isEmpty
            ? "No \(type.rawValue) pipeline has a stage called \"\(stage)\"."
            : "Several pipelines have a stage called \"\(stage)\"."),
        kept: "Nothing was moved.",
        next: places.isEmpty ? Escape.visible("These exist: \(known).") : "Name one with --pipeline.")
    }

    private func subject(_ book: StageBook, _ facts: PropertyFacts) throws -> (ItemID, String) {
      guard type == .lead else {
        guard !TextFolding.isBlank(entity) else {
          throw CommandFailure("A name is needed.", kept: "Nothing was moved.")
        }
        return (try book.known(facts.id, type.pipelineType, called: entity) ?? FreshID.next(), entity)
      }
      let leads = try book.leads(facts.id, called: entity)
      if leads.count == 1 { return leads[0] }
      let who = leads.map { "\($0.label) (\($0.id.value.prefix(8)))" }.joined(separator: ", ")
      throw CommandFailure(
        Escape.visible(
          leads.isEmpty ? "No lead of \(facts.name) is called \"\(entity)\"." : "Several leads are meant: \(who)."),
        kept: "Nothing was moved.",
        next: leads.isEmpty ? "Name it by its e-mail address or its whole name." : "Name one by the start of its id.")
    }
  }

  /// What `--type` may say.
  enum PipelineKind: String, ExpressibleByArgument, CaseIterable {
    case lead, resident, campaign
    var pipelineType: PipelineType { PipelineType(rawValue: rawValue) ?? .lead }
  }
}
