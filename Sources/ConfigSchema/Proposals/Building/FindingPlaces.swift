/// Finds the change that a finding is about.
struct FindingPlaces {
  private var byItem: [ItemID: [Int]] = [:]
  private var byOwner: [ItemID: Int] = [:]
  private var owners: [ItemID: ItemID] = [:]
  private let aspects: [String]

  init(_ target: ProposalTarget) {
    aspects = target.changes.map(\.change.kind.aspect)
    for (index, proposed) in target.changes.enumerated() {
      for item in proposed.change.items { byItem[item, default: []].append(index) }
      if byOwner[proposed.change.owner] == nil { byOwner[proposed.change.owner] = index }
    }
    for pipeline in target.base.pipelines where byOwner[pipeline.id] != nil {
      for stage in pipeline.stages { owners[stage.id] = pipeline.id }
    }
    for trigger in target.base.triggers where byOwner[trigger.id] != nil {
      for action in trigger.actions { owners[action.id] = trigger.id }
    }
  }

  /// The index of the change, or nil when the finding belongs to no single one.
  func change(for finding: Finding) -> Int? {
    guard let item = finding.item else { return nil }
    if let direct = byItem[item] {
      let aspect = Self.aspect(of: finding.path)
      return direct.first { aspects[$0] == aspect } ?? direct.first
    }
    return byOwner[item] ?? owners[item].flatMap { byOwner[$0] }
  }

  /// Which attribute the path of a finding ends in.
  private static func aspect(of path: String) -> String {
    let table = [
      ("delay_minutes", "delay"), ("only_if", "only_if"), ("conditions", "conditions"), ("event_type", "event"),
      ("sla_hours", "sla"), ("lead_status", "status"), ("auto_transition", "transition"), ("is_default", "default"),
      ("is_active", "switch"), ("name", "name"),
    ]
    let parts = path.split { $0 == "." || $0 == "/" }.map { $0.prefix { $0 != "[" } }
    return table.first { entry in parts.contains { $0 == entry.0 } }?.1 ?? "content"
  }
}
