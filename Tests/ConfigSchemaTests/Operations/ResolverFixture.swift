import ConfigSchema

/// Two invented communities and their handles: `h1` Cedar Bend with `p1`, `t1`, `t2`; `h2` Otter Creek with `p2`, `t3`.
struct ResolverFixture {
  static let cedar = ItemID("00000000-0000-0000-0000-00000000000a")
  static let otter = ItemID("00000000-0000-0000-0000-00000000000b")

  let workspace: Workspace
  let handles: HandleTable

  init() {
    let leasing = Self.pipeline(1, "Leasing", ["New", "Talking", "Tour", "Leased"])
    let welcome = Trigger(
      id: Self.id(20), name: "Welcome", eventType: "lead_created",
      conditions: [Condition("payload.source", .eq, "zillow")],
      actions: [
        Action(id: Self.id(21), type: "send_sms", config: ["body": "Hi {{first_name}}"], delayMinutes: 5),
        Action(
          id: Self.id(22), type: "create_task", config: ["title": "Call"],
          onlyIf: [Condition("lead.status", .eq, "new")], delayMinutes: 60),
      ])
    let recovery = Trigger(
      id: Self.id(30), name: "No-show", eventType: "tour_no_show",
      actions: [
        Action(id: Self.id(31), type: "webhook", config: ["url": "https://hooks.example.test/a", "method": "POST"])
      ])
    let cedar = PropertyState(
      facts: PropertyFacts(id: Self.cedar, name: "Cedar Bend"),
      configuration: Configuration(pipelines: [leasing], triggers: [welcome, recovery]))
    let other = Trigger(id: Self.id(50), name: "Thanks", eventType: "tour_completed")
    let otter = PropertyState(
      facts: PropertyFacts(id: Self.otter, name: "Otter Creek"),
      configuration: Configuration(pipelines: [Self.pipeline(40, "Leads", ["In", "Out"])], triggers: [other]))
    self.init([cedar, otter])
  }

  init(_ properties: [PropertyState]) {
    workspace = Workspace(properties: properties, current: Self.cedar)
    var table = HandleTable()
    table.allocate(for: workspace)
    handles = table
  }

  static func id(_ number: Int) -> ItemID { ItemID("item-\(number)") }

  /// Stages have the ids after the pipeline's; the first moves to the second when a tour is scheduled.
  static func pipeline(_ number: Int, _ name: String, _ stages: [String]) -> Pipeline {
    Pipeline(
      id: id(number), name: name, type: .lead, isDefault: true,
      stages: stages.enumerated().map { index, name in
        Stage(
          id: id(number + 1 + index), name: name, slaHours: 24,
          autoTransition: index == 0 ? AutoTransition(eventType: "tour_scheduled", toStage: id(number + 2)) : nil)
      })
  }

  func resolve(_ operations: Operation..., appliesTo: Audience = .current) -> Resolution {
    resolve(operations, appliesTo: appliesTo)
  }

  /// New ids are `new-1`, `new-2`, …
  func resolve(_ operations: [Operation], appliesTo: Audience = .current) -> Resolution {
    let evidence = Evidence(source: .request, quote: "")
    let reply = Reply(
      message: "", appliesTo: appliesTo, changes: operations.map { ProposedOperation($0, evidence: evidence) })
    var count = 0
    return Resolver().resolve(reply, workspace: workspace, handles: handles) {
      count += 1
      return ItemID("new-\(count)")
    }
  }
}

extension Resolution {
  subscript(property: ItemID) -> Configuration? { properties.first { $0.property == property }?.configuration }
  func origins(_ property: ItemID) -> [String: [Int]] {
    let origins = properties.first { $0.property == property }?.origins ?? [:]
    return Dictionary(uniqueKeysWithValues: origins.map { ($0.key.value, $0.value) })
  }
}
