import ConfigSchema

/// Turns drafts into operations on new triggers, and into questions where something needed is missing.
struct RuleBuilder {
  let property: PropertyFacts
  let configuration: Configuration
  /// Pipelines that the same reply creates.
  var newStages: [String: String?] = [:]
  private(set) var questions: [Question] = []
  private(set) var notes: [String] = []
  /// One sentence per trigger: what it does.
  private(set) var summary: [String] = []

  init(property: PropertyFacts, configuration: Configuration) {
    (self.property, self.configuration) = (property, configuration)
  }

  mutating func build(_ drafts: [RuleDraft], into list: inout OperationList) {
    var taken = Set(configuration.triggers.map { $0.name.lowercased() })
    for draft in merged(complemented(drafts)) where isComplete(draft) {
      let name = RuleName.write(draft, taken: taken)
      taken.insert(name.lowercased())
      add(draft, name, &list)
    }
  }

  /// Rules about the same moment and people are one trigger.
  private func merged(_ drafts: [RuleDraft]) -> [RuleDraft] {
    var result: [RuleDraft] = []
    for draft in drafts where !draft.actions.isEmpty {
      if let index = result.firstIndex(where: { $0.key == draft.key && $0.name == draft.name }) {
        result[index].actions += draft.actions
        result[index].sentences += draft.sentences
      } else {
        result.append(draft)
      }
    }
    for i in result.indices { result[i].actions = Self.withoutDoubles(result[i].actions) }
    return result
  }

  private static let complementable: Set<String> = [
    "payload.source", "lead.source", "time.weekday", "time.local_hour", "payload.bedrooms", "lead.bedrooms",
  ]

  /// "all the others": everybody the sister rules do not name.
  private func complemented(_ drafts: [RuleDraft]) -> [RuleDraft] {
    drafts.flatMap { draft -> [RuleDraft] in
      guard draft.isForOthers else { return [draft] }
      var result = draft
      let sisters = drafts.filter { !$0.isForOthers && $0.event.type == draft.event.type }
      if let times = otherTimes(draft, sisters) { return times }
      for condition in sisters.flatMap(\.conditions)
      where Self.complementable.contains(condition.field) && condition.op == .isIn {
        if let index = result.conditions.firstIndex(where: { $0.field == condition.field && $0.op == .notIn }) {
          result.conditions[index].value = .array(
            (result.conditions[index].value.array ?? []) + (condition.value.array ?? []))
        } else {
          result.conditions.append(Condition(condition.field, .notIn, condition.value))
        }
      }
      return [result]
    }
  }

  /// "weekdays nine to six … any other time": whoever misses the first restriction, and whoever meets it but misses the
  /// next, are rules of their own.
  private func otherTimes(_ draft: RuleDraft, _ sisters: [RuleDraft]) -> [RuleDraft]? {
    guard sisters.count == 1 else { return nil }
    let named = sisters[0].conditions.filter { Self.complementable.contains($0.field) && $0.op == .isIn }
    guard Set(named.map(\.field)).count > 1 else { return nil }
    var rest = draft
    rest.isForOthers = false
    rest.conditions.removeAll { condition in named.contains { $0.field == condition.field } }
    return named.indices.map { n in
      var result = rest
      result.conditions += named[..<n] + [Condition(named[n].field, .notIn, named[n].value)]
      return result
    }
  }

  // MARK: What is missing

  private mutating func isComplete(_ draft: RuleDraft) -> Bool {
    var complete = true
    if let words = draft.unknownMoment {
      questions.append(UnknownMoment.question(words))
      return false
    }
    for words in draft.unread {
      questions.append(Question("I did not understand what “\(words)” is about. What should be done there?"))
      complete = false
    }
    if let measure = draft.event.measure, draft.measure == nil {
      questions.append(Question(measure.question))
      complete = false
    }
    for action in draft.actions {
      if let question = UnnamedOffer.question(action) {
        questions.append(question)
        complete = false
      }
      if action.kind == .webhook, action.address == nil {
        questions.append(Question("What is the web address (URL) it should be sent to? It begins with https://."))
        complete = false
      }
      if action.kind == .assign {
        questions.append(Question("Who should get it? I need a person of the team."))
        complete = false
      }
      if action.kind == .stage, action.stage == nil {
        questions.append(Question("To which stage should the lead move?", choices: stageNames))
        complete = false
      }
    }
    if let name = double(of: draft) {
      questions.append(
        Question(
          "“\(name)” does the same at the same moment already. Should I change it, or make another?",
          choices: ["Change “\(name)”", "Make another"]))
      complete = false
    }
    return complete
  }

  private static let making: Set<String> = [
    "add", "new", "another", "create", "make", "also", "second", "set", "build", "setup", "additional", "too", "want",
    "need", "like", "when", "whenever", "if", "once", "every", "each", "should", "please", "can", "could",
  ]

  /// "no-show text after 1 hour": said of something that is there, with no word of making anything.
  private func double(of draft: RuleDraft) -> String? {
    guard draft.sentences.allSatisfy({ $0.source == .request && !$0.containsAny(Self.making) }) else { return nil }
    let kinds = Set(draft.actions.map(\.kind.type))
    return configuration.triggers.first { trigger in
      trigger.eventType == draft.event.type && trigger.conditions == draft.allConditions
        && kinds.isSubset(of: Set(trigger.actions.map(\.type)))
    }?.name
  }

  private var stageNames: [String] {
    configuration.pipelines.filter { $0.type == .lead }.flatMap(\.stages).map(\.name)
  }

  // MARK: Operations

  private mutating func add(_ draft: RuleDraft, _ name: String, _ list: inout OperationList) {
    let trigger = list.reference()
    let evidence = draft.sentences.first?.evidence ?? draft.actions[0].sentence.evidence
    list.append(
      .createTrigger(
        CreateTrigger(ref: trigger, name: name, eventType: draft.event.type, conditions: draft.allConditions)),
      evidence)
    var hasText = false
    for action in draft.actions {
      guard let config = config(action, draft, isFirstText: !hasText) else { continue }
      if action.kind == .sms || action.kind == .message { hasText = true }
      list.append(
        .addAction(
          AddAction(
            ref: list.reference(), trigger: trigger, actionType: action.kind.type, config: config,
            onlyIf: StopRules.onlyIf(action, event: draft.event), delayMinutes: action.delay)),
        action.sentence.evidence)
      noteChoices(action, draft)
    }
    summary.append(RuleSummary.sentence(name, draft))
  }

  /// The same message twice at the same time was said twice, not asked for twice.
  private static func withoutDoubles(_ actions: [ActionDraft]) -> [ActionDraft] {
    actions.reduce(into: []) { result, action in
      let isDouble = result.contains { other in
        other.kind == action.kind && other.delay == action.delay && action.kind.messagesPerson && action.exact == nil
          && action.content.isEmpty
      }
      if !isDouble { result.append(action) }
    }
  }

  private func config(_ action: ActionDraft, _ draft: RuleDraft, isFirstText: Bool) -> JSONObject? {
    switch action.kind {
    case .webhook: ["url": .string(action.address ?? ""), "method": "POST"]
    case .stage: ["to_status": .string(target(action.stage ?? ""))]
    case .startWorkflow:
      [
        "trigger_on": .string(
          ["tour_no_show", "tour_completed"].contains(draft.event.type) ? draft.event.type : "lead_created")
      ]
    default: MessageWriter(property: property.name).config(for: action, in: draft, isFirstText: isFirstText)
    }
  }

  /// A stage of the property by name, else the platform's status.
  private func target(_ words: String) -> String {
    let stages = configuration.pipelines.filter { $0.type == .lead }.flatMap(\.stages)
    if let status = StageTarget.status(words),
      !stages.contains(where: { Names.same($0.name, words) && $0.leadStatus == nil })
    {
      return status
    }
    if let stage = stages.first(where: { Names.same($0.name, words) })
      ?? stages.first(where: { Names.covers(words, $0.name) })
    {
      return stage.leadStatus ?? stage.name
    }
    if let new = newStages.first(where: { Names.same($0.key, words) }) { return new.value ?? new.key }
    return StageNames.status(for: words) ?? words
  }

  private mutating func noteChoices(_ action: ActionDraft, _ draft: RuleDraft) {
    if action.kind == .message { notes.append("No channel was said, so I chose a text (my choice).") }
    if action.kind.messagesPerson, action.exact == nil {
      notes.append("I drafted the wording (my choice); edit it in the review.")
    }
    if action.delay > 0, action.stops == nil, !StopRules.onlyIf(action, event: draft.event).isEmpty {
      notes.append("Delayed steps stop by themselves once the lead has moved on (my choice).")
    }
    if action.kind == .task, let priority = action.priority {
      notes.append("A task has no priority on this platform, so “\(priority)” is left out.")
    }
    if action.kind == .ticket, action.priority == nil {
      notes.append("I set the ticket's priority to high (my choice).")
    }
    notes = ConditionReader.unique(notes)
  }
}
