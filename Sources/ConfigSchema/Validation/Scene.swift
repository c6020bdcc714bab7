/// A configuration with everything a rule wants to know about it. Lives for one check, on one thread.
final class Scene {
  let configuration: Configuration
  let facts: PropertyFacts
  let state: PropertyState
  let catalogue: Catalogue
  /// The changed triggers.
  let triggers: [Trigger]
  /// The changed pipelines.
  let pipelines: [Pipeline]
  private let touched: Touched

  init(_ configuration: Configuration, _ touched: Touched, _ state: PropertyState, _ catalogue: Catalogue) {
    (self.configuration, self.touched, self.state, self.catalogue) = (configuration, touched, state, catalogue)
    facts = state.facts
    triggers = configuration.triggers.filter { touched.triggers.contains($0.id) }
    pipelines = configuration.pipelines.filter { touched.pipelines.contains($0.id) }
  }

  func isTouched(_ trigger: Trigger) -> Bool { touched.triggers.contains(trigger.id) }
  func isTouched(_ pipeline: Pipeline) -> Bool { touched.pipelines.contains(pipeline.id) }
  var stagesChanged: Bool { touched.stagesChanged }
  /// Where the change stops triggers from moving leads to.
  var lostTargets: [String: String] { touched.lostTargets }

  /// The triggers whose references to stages must be looked at: all of them once a pipeline changed.
  var stageUsers: [Trigger] { stagesChanged ? configuration.triggers : triggers }

  lazy var stages = StageLookup(configuration.pipelines)
  /// Stages into which an automatic move leads, and what triggers move leads to.
  lazy var automaticStages = Set(
    configuration.pipelines.flatMap(\.stages).compactMap { $0.autoTransition?.toStage })
  lazy var stageTargets = StageTargets(configuration.triggers)
  lazy var index = TriggerIndex(configuration.triggers.filter(\.isActive))
  lazy var statuses = StatusVocabulary(configuration.pipelines)
  /// The property's message templates by slug.
  lazy var templates = Dictionary(state.templates.map { ($0.slug, $0) }) { first, _ in first }

  /// The messages of the active triggers on an event.
  func shelf(on event: String) -> SendingShelf {
    if let shelf = shelves[event] { return shelf }
    let shelf = SendingShelf(index.on(event), catalogue)
    shelves[event] = shelf
    return shelf
  }

  private var shelves: [String: SendingShelf] = [:]

  let hearing = Hearing()
  lazy var actionTexts = makeActionTexts()

  /// What the policies read; see ``PolicyText`` and ``AudienceTest``.
  lazy var policyTexts = makePolicyTexts()
  lazy var audienceTests = makeAudienceTests()

  /// Whether an event type exists for this property.
  func knows(event name: String) -> Bool { catalogue.event(named: name) != nil || customEvents.contains(name) }

  private lazy var customEvents = Set(state.customEvents)

  /// Whether an active trigger or a stage waits for the event.
  func isAwaited(_ event: String) -> Bool { !index.on(event).isEmpty || stageEvents.contains(event) }

  private lazy var stageEvents = Set(
    configuration.pipelines.flatMap(\.stages).compactMap { $0.autoTransition?.eventType })

  /// Every condition of the changed triggers, in their order.
  lazy var conditions = placedConditions()

  private func placedConditions() -> [PlacedCondition] {
    var placed: [PlacedCondition] = []
    for trigger in triggers {
      for list in conditionLists(of: trigger) {
        for (index, condition) in list.conditions.enumerated() {
          let field = catalogue.field(condition.field, forEvent: trigger.eventType)
          placed.append(PlacedCondition(list, index, condition, field))
        }
      }
    }
    return placed
  }

  /// The conditions of a trigger and of each of its actions.
  func conditionLists(of trigger: Trigger) -> [ConditionList] {
    var lists: [ConditionList] = []
    if !trigger.conditions.isEmpty { lists.append(ConditionList(trigger, action: nil)) }
    for index in trigger.actions.indices where !trigger.actions[index].onlyIf.isEmpty {
      lists.append(ConditionList(trigger, action: index))
    }
    return lists
  }
}

/// The conditions of a trigger, or the `only_if` of one of its actions.
struct ConditionList {
  let trigger: Trigger
  /// Index of the action whose `only_if` this is; nil = the trigger's own.
  let action: Int?

  init(_ trigger: Trigger, action: Int?) { (self.trigger, self.action) = (trigger, action) }

  var conditions: [Condition] { action.map { trigger.actions[$0].onlyIf } ?? trigger.conditions }

  func spot(_ index: Int, _ key: String) -> Spot {
    guard let action else { return .condition(trigger, index, key) }
    return .onlyIf(trigger, action, index, key)
  }
}

/// A condition where it stands, with the fact it looks at.
///
/// A class, since it is handed from rule to rule and holds much.
final class PlacedCondition {
  let list: ConditionList
  let index: Int
  let condition: Condition
  /// nil when the trigger's event has no such fact.
  let field: FieldSpec?

  init(_ list: ConditionList, _ index: Int, _ condition: Condition, _ field: FieldSpec?) {
    (self.list, self.index, self.condition, self.field) = (list, index, condition, field)
  }

  var trigger: Trigger { list.trigger }
  func spot(_ key: String) -> Spot { list.spot(index, key) }
}

/// The words that may stand for a lead's status: the platform's, those of stages, and the names of lead stages.
struct StatusVocabulary {
  private let folded: Set<String>
  /// As they are written, for suggestions.
  let names: [String]

  init(_ pipelines: [Pipeline]) {
    let stages = pipelines.filter { $0.type == .lead }.flatMap(\.stages)
    names = LeadStatus.all + stages.compactMap(\.leadStatus) + stages.map(\.name)
    folded = Set(names.map(TextFolding.status))
  }

  func contains(_ status: String) -> Bool { folded.contains(TextFolding.status(status)) }
}
