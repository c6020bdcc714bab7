extension ChangeContext {
  /// Something that mentions a stage by name needs the change that brings the name; a change that takes a name away
  /// needs the changes that stop mentioning it.
  func stageNameEdges(_ edges: inout Edges) {
    let reader = StageNames(catalogue: catalogue)
    let effects = changes.map { NameEffect(of: $0.kind, reader: reader) }
    guard effects.contains(where: { !$0.brings.isEmpty || !$0.takes.isEmpty }) else { return }
    let bearers = bearersInBase(reader)
    var source: [String: Int] = [:]
    for (index, effect) in effects.enumerated() {
      for name in effect.brings where source[name] == nil { source[name] = index }
    }
    for (index, effect) in effects.enumerated() {
      for name in effect.mentions where bearers[name] == nil && !StageNames.always.contains(name) {
        if let other = source[name] { edges.add(index, needs: other) }
      }
    }
    let stops = stopsByName(effects)
    for (index, effect) in effects.enumerated() {
      for name in effect.takes where bearers[name] == 1 && !StageNames.always.contains(name) {
        for other in stops[name] ?? [] { edges.add(index, needs: other) }
      }
    }
  }

  /// How many stages of the base bear each name.
  private func bearersInBase(_ reader: StageNames) -> [String: Int] {
    var count: [String: Int] = [:]
    for stage in base.pipelines.lazy.flatMap(\.stages) {
      for name in Set(reader.names(of: stage)) { count[name, default: 0] += 1 }
    }
    return count
  }

  private func stopsByName(_ effects: [NameEffect]) -> [String: [Int]] {
    var stops: [String: [Int]] = [:]
    for (index, effect) in effects.enumerated() {
      for name in effect.stops { stops[name, default: []].append(index) }
    }
    return stops
  }
}

/// What one change does to stage names.
private struct NameEffect {
  var brings: Set<String> = []
  var takes: Set<String> = []
  var mentions: Set<String> = []
  /// No longer mentioned.
  var stops: Set<String> = []

  init(of kind: Change.Kind, reader: StageNames) {
    switch kind {
    case .pipelineCreated(let pipeline): brings = Set(pipeline.stages.flatMap(reader.names))
    case .pipelineDeleted(let pipeline): takes = Set(pipeline.stages.flatMap(reader.names))
    case .stageAdded(let stage, _): brings = Set(reader.names(of: stage))
    case .stageRemoved(let stage, _): takes = Set(reader.names(of: stage))
    case .stageRenamed(_, let from, let to): exchange(TextFolding.name(from), TextFolding.name(to))
    case .stageStatusChanged(_, _, let from, let to): exchange(from.map(TextFolding.name), to.map(TextFolding.name))
    case .triggerCreated(let trigger): mentions = reader.mentioned(in: trigger)
    case .triggerDeleted(let trigger): stops = reader.mentioned(in: trigger)
    case .actionAdded(let action, _): mentions = reader.mentioned(in: action)
    case .actionRemoved(let action, _): stops = reader.mentioned(in: action)
    case .actionContentChanged(_, let from, let to):
      replace(reader.mentioned(in: from), by: reader.mentioned(in: to))
    case .triggerConditionsChanged(let from, let to), .actionOnlyIfChanged(_, _, let from, let to):
      replace(reader.mentioned(in: from), by: reader.mentioned(in: to))
    case .pipelineRenamed, .pipelineTypeChanged, .pipelineDefaultChanged, .stageMoved, .stageSLAChanged,
      .stageTransitionChanged, .triggerRenamed, .triggerEventChanged, .triggerSwitched, .actionMoved,
      .actionDelayChanged:
      break
    }
  }

  private mutating func exchange(_ old: String?, _ new: String?) {
    guard old != new else { return }
    takes = old.map { [$0] } ?? []
    brings = new.map { [$0] } ?? []
  }

  private mutating func replace(_ old: Set<String>, by new: Set<String>) {
    mentions = new.subtracting(old)
    stops = old.subtracting(new)
  }
}
