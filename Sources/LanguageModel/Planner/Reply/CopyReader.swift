import ConfigSchema

/// Copies triggers and pipelines of one property to others: "bring our welcome series to Oak Court".
struct CopyReader {
  let workspace: Workspace
  let index: ItemIndex

  struct Copy: Sendable {
    var triggers: [Trigger] = []
    var pipelines: [Pipeline] = []
    var from: PropertyFacts
    var targets: [ItemID]
  }
  enum Result {
    case copy(Copy)
    case ask(Question)
    case none
  }

  private static let verbs = PatternIndex<Bool>(
    [
      "copy|copies|copying|clone|cloning|duplicate|replicate|mirror|port|reuse|transfer|carry", "roll ~14 out",
      "push ~14 out|over|to", "bring ~6 over", "take|bring|carry ~6 to|over|onto|across", "same ~6 at|as|for|to|in",
      "use ~5 at", "put ~5 same",
    ].map { ($0, true) }, isLoose: true)

  func isRelevant(_ sentence: Sentence, _ scope: PropertyScope) -> Bool {
    workspace.properties.count > 1 && Self.verbs.first(in: sentence.tokens) != nil && scope.source != nil
  }

  func read(_ sentence: Sentence, _ scope: PropertyScope) -> Result {
    guard workspace.properties.count > 1, Self.verbs.first(in: sentence.tokens) != nil,
      scope.isExplicit || scope.question != nil || scope.source != nil
    else { return .none }
    if let question = scope.question { return .ask(question) }
    let source = scope.source ?? workspace.current
    let targets = scope.targets.filter { $0 != source }
    guard let from = workspace[source], !targets.isEmpty else { return .none }
    return items(sentence, from, targets)
  }

  private func items(_ sentence: Sentence, _ from: PropertyState, _ targets: [ItemID]) -> Result {
    var copy = Copy(from: from.facts, targets: targets)
    if sentence.containsAny(["everything", "whole", "entire", "all"]), !sentence.contains("pipeline"),
      sentence.containsAny([
        "everything", "setup", "set", "configuration", "config", "automations", "triggers", "rules", "whole", "entire",
      ])
    {
      copy.triggers = from.configuration.triggers
      if !sentence.containsAny(["triggers", "automations", "rules"]) { copy.pipelines = from.configuration.pipelines }
      return copy.triggers.isEmpty && copy.pipelines.isEmpty
        ? .ask(
          Question(
            "\(from.facts.name) has nothing to copy. From which property should I copy?",
            choices: workspace.properties.map(\.facts.name))) : .copy(copy)
    }
    if sentence.containsAny(["pipeline", "pipelines", "stages", "funnel"]) {
      let named = from.configuration.pipelines.filter { pipeline in
        Names.words(pipeline.name).contains { word in
          word != "pipeline" && Names.words(of: sentence.tokens).contains(word)
        }
      }
      copy.pipelines = named.isEmpty ? from.configuration.pipelines.filter { $0.type == .lead } : named
      if !copy.pipelines.isEmpty { return .copy(copy) }
    }
    let tags = Tagger.tags(sentence.tokens)
    let matches = TriggerFinder(index: index).matches(sentence.tokens, tags: tags, properties: [from.facts.id])
    guard let best = matches.first, best.coverage >= 0.4 || best.score > 0.6 else {
      return .ask(
        Question(
          "Which of the automations at \(from.facts.name) should I copy?",
          choices: from.configuration.triggers.prefix(6).map(\.name)))
    }
    let chosen = matches.filter { $0.coverage >= 0.95 || $0.item.id == best.item.id }.map(\.item.id)
    let rivals = matches.filter {
      $0.score >= best.score * 0.9 && !chosen.contains($0.item.id) && $0.coverage >= best.coverage - 0.15
    }
    if !rivals.isEmpty, best.coverage < 0.95, !sentence.containsAny(["all", "both", "triggers", "rules", "reminders"]) {
      let names = ([best] + rivals).map(\.item.name)
      return .ask(Question("Which one do you mean: \(Wording.list(names.map { "“\($0)”" }, "or"))?", choices: names))
    }
    let wanted = Set(chosen + (best.coverage < 0.95 ? rivals.map(\.item.id) : []))
    copy.triggers = from.configuration.triggers.filter { wanted.contains($0.id) }
    return .copy(copy)
  }

  /// Operations that make the same things anew.
  func build(_ copy: Copy, _ sentence: Sentence, into list: inout OperationList) {
    let name = copy.targets.count == 1 ? workspace[copy.targets[0]]?.facts.name ?? "" : "{{property_name}}"
    for pipeline in copy.pipelines { add(pipeline, copy, sentence, &list) }
    for trigger in copy.triggers {
      let reference = list.reference()
      list.append(
        .createTrigger(
          CreateTrigger(
            ref: reference, name: trigger.name, eventType: trigger.eventType, conditions: trigger.conditions,
            isActive: trigger.isActive)), sentence)
      for action in trigger.actions {
        list.append(
          .addAction(
            AddAction(
              ref: list.reference(), trigger: reference, actionType: action.type,
              config: renamed(action.config, copy.from.name, name), onlyIf: action.onlyIf,
              delayMinutes: action.delayMinutes)), sentence)
      }
    }
  }

  private func add(_ pipeline: Pipeline, _ copy: Copy, _ sentence: Sentence, _ list: inout OperationList) {
    let hasDefault = copy.targets.contains {
      workspace[$0]?.configuration.pipelines.contains { $0.type == pipeline.type && $0.isDefault } ?? false
    }
    let reference = list.reference()
    list.append(
      .createPipeline(
        CreatePipeline(
          ref: reference, name: pipeline.name, type: pipeline.type, isDefault: pipeline.isDefault && !hasDefault)),
      sentence)
    let stages = Dictionary(uniqueKeysWithValues: pipeline.stages.map { ($0.id, list.reference()) })
    for stage in pipeline.stages {
      list.append(
        .addStage(
          AddStage(
            ref: stages[stage.id]!, pipeline: reference, name: stage.name, slaHours: stage.slaHours,
            leadStatus: stage.leadStatus, autoEvent: stage.autoTransition?.eventType,
            autoAfterHours: stage.autoTransition?.afterHours,
            autoToStage: stage.autoTransition.flatMap { stages[$0.toStage] })), sentence)
    }
  }

  /// The name of the community in the texts is the new one's.
  private func renamed(_ config: JSONObject, _ old: String, _ new: String) -> JSONObject {
    var result = config
    for key in config.keys { if let text = config[key]?.string { result[key] = .string(Self.replace(text, old, new)) } }
    return result
  }

  private static func replace(_ text: String, _ old: String, _ new: String) -> String {
    guard !old.isEmpty, var range = text.firstRange(of: old) else { return text }
    var result = text
    while true {
      result.replaceSubrange(range, with: new)
      guard let next = result.firstRange(of: old), next.lowerBound != range.lowerBound else { return result }
      range = next
    }
  }
}
