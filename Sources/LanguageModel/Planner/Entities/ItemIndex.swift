import ConfigSchema

/// One thing of a configuration that a request may speak of.
struct Item: Sendable {
  enum Kind: Hashable, Sendable { case trigger, action, pipeline, stage }
  var kind: Kind
  var id: ItemID
  var property: ItemID
  /// The trigger of an action, the pipeline of a stage.
  var parent: ItemID?
  var name: String
  /// The name's words in comparable form.
  var words: [String]
  /// For triggers: the event type, action types and numbers that a description may mention.
  var event: String = ""
  var actionTypes: Set<String> = []
  var numbers: Set<Int> = []
  /// Words of texts, conditions and titles.
  var features: Set<String> = []
}

/// Finds items by their words. Built once per request; looking up costs little even with thousands of items.
struct ItemIndex: Sendable {
  private(set) var items: [Item] = []
  private var postings: [String: [Int]] = [:]
  private var byEvent: [String: [Int]] = [:]

  init(_ workspace: Workspace) {
    for state in workspace.properties { add(state) }
    for (i, item) in items.enumerated() {
      for word in Set(item.words) { postings[word, default: []].append(i) }
      if item.kind == .trigger { byEvent[item.event, default: []].append(i) }
    }
  }

  private mutating func add(_ state: PropertyState) {
    let property = state.facts.id
    for pipeline in state.configuration.pipelines {
      items.append(
        Item(
          kind: .pipeline, id: pipeline.id, property: property, name: pipeline.name, words: Names.words(pipeline.name)))
      for stage in pipeline.stages {
        items.append(
          Item(
            kind: .stage, id: stage.id, property: property, parent: pipeline.id, name: stage.name,
            words: Names.words(stage.name)))
      }
    }
    for trigger in state.configuration.triggers { items.append(Self.item(trigger, property)) }
  }

  private static func item(_ trigger: Trigger, _ property: ItemID) -> Item {
    var item = Item(
      kind: .trigger, id: trigger.id, property: property, name: trigger.name, words: Names.words(trigger.name))
    item.event = trigger.eventType
    item.actionTypes = Set(trigger.actions.map(\.type))
    for condition in trigger.conditions {
      if let number = condition.value.int { item.numbers.insert(number) }
      item.features.formUnion(
        (condition.value.array?.compactMap(\.string) ?? [condition.value.string].compactMap { $0 }).flatMap {
          Names.words($0)
        })
    }
    for action in trigger.actions {
      for minutes in [action.delayMinutes, action.delayMinutes / 60, action.delayMinutes / 1440] where minutes > 0 {
        item.numbers.insert(minutes)
      }
      for key in ["title", "subject", "body", "description"] {
        if let text = action.config[key]?.string { item.features.formUnion(Names.words(String(text.prefix(400)))) }
      }
    }
    return item
  }

  /// How often a word occurs in names; rare words tell more.
  func weight(_ word: String) -> Double {
    let count = postings[word]?.count ?? 0
    if word.utf8.count == 1, Int(word) == nil { return 0.2 }
    return generic.contains(word) ? 0.5 : count <= 1 ? 1.2 : 1
  }
  private let generic: Set<String> = [
    "text", "email", "task", "trigger", "rule", "automation", "lead", "auto", "new", "pipeline",
  ]

  /// Indexes of the items of a kind that share a word with the tokens.
  func candidates(_ words: Set<String>, kinds: Set<Item.Kind>) -> [Int] {
    var found: Set<Int> = []
    for word in words { found.formUnion((postings[word] ?? []).prefix(6000)) }
    return found.filter { kinds.contains(items[$0].kind) }.sorted()
  }
  func triggers(on event: String) -> [Int] { byEvent[event] ?? [] }
  func triggers(in property: ItemID) -> [Item] { items.filter { $0.kind == .trigger && $0.property == property } }
}
