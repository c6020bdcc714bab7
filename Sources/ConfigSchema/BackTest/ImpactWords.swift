/// What a change would have meant in the past days, in one plain sentence.
public struct ImpactWords {
  private let report: BackTestReport

  public init(_ report: BackTestReport) { self.report = report }

  /// - Returns: nil for a change that makes no difference to what happens, such as a new name.
  public func text(_ change: Change) -> String? {
    if change.kind.isAboutPipeline { return pipeline(change) }
    guard let effect = report.triggers.first(where: { $0.id == change.owner }) else { return nil }
    switch change.kind {
    case .triggerRenamed, .actionMoved: return nil
    case .triggerCreated, .triggerSwitched(on: true): return effect.after.map(starting)
    case .triggerDeleted, .triggerSwitched(on: false): return effect.before.map(ending)
    case .triggerEventChanged, .triggerConditionsChanged: return comparison(effect)
    default: return action(change.item, effect)
    }
  }

  // MARK: Automations

  private func starting(_ counts: TriggerCounts) -> String {
    guard counts.fired > 0 else { return Self.idle(counts) }
    return Self.sentence(
      ["Would have started \(Count.times(counts.fired))\(Self.forLeads(counts.leads))"], Self.left(counts),
      night(counts), Self.open(counts.unknown))
  }

  /// What would have come of it, where not all of it would have been done.
  private static func left(_ counts: TriggerCounts) -> [String] {
    let planned = counts.actions.reduce(0) { $0 + $1.planned - $1.waiting }
    let done = counts.actions.reduce(0) { $0 + $1.done }
    guard done < planned else { return [] }
    return ["\(done == 0 ? "none" : Count.grouped(done)) of its \(Count.of(planned, "action")) would have been done"]
  }

  private func ending(_ counts: TriggerCounts) -> String {
    guard counts.isActive else { return "It was switched off and did nothing." }
    guard counts.fired > 0 else { return Self.idle(counts) }
    let done = counts.actions.reduce(0) { $0 + $1.done }
    return Self.sentence(
      ["Started \(Count.times(counts.fired))\(Self.forLeads(counts.leads)) in those days"],
      ["none of its \(Count.of(done, "action")) would have been done"], Self.open(counts.unknown))
  }

  private func comparison(_ effect: TriggerEffect) -> String? {
    guard let after = effect.after, let before = effect.before else { return nil }
    if after.fired == 0, before.fired == 0 { return Self.idle(after) }
    let change =
      after.fired == before.fired
      ? "Would have started \(Count.times(after.fired)), as often as now"
      : "Would have started \(Count.times(after.fired)) instead of \(Count.times(before.fired))"
    return Self.sentence([change + Self.forLeads(after.leads)], night(after), Self.open(after.unknown))
  }

  private static func idle(_ counts: TriggerCounts) -> String {
    switch counts.verdict {
    case .off: "It is switched off."
    case .nothingHappened: "Nothing of the kind happened in those days."
    case .never:
      "Would never have started: \(Count.of(counts.looked, "event")) of the kind, and the conditions never held."
    case .always, .sometimes: sentence(["Nothing is certain"], open(counts.unknown, isAll: true))
    }
  }

  private func night(_ counts: TriggerCounts) -> [String] { Self.night(counts.actions.reduce(0) { $0 + $1.atNight }) }

  private static func night(_ texts: Int) -> [String] {
    texts == 0 ? [] : ["\(Count.of(texts, "text")) would have fallen into quiet hours"]
  }

  // MARK: Actions

  private func action(_ id: ItemID, _ effect: TriggerEffect) -> String? {
    let after = effect.after?.actions.first { $0.id == id }
    let before = effect.before?.actions.first { $0.id == id }
    switch (before, after) {
    case (nil, let after?): return done(after, "Would have been done \(Count.times(after.done))")
    case (let before?, nil):
      return "Was due \(Count.times(before.planned)) in those days; that would not have happened."
    case (let before?, let after?) where before.done == after.done:
      return done(after, "Would have been done \(Count.times(after.done)), as often as now")
    case (let before?, let after?):
      return done(after, "Would have been done \(Count.times(after.done)) instead of \(Count.times(before.done))")
    case (nil, nil): return nil
    }
  }

  private func done(_ counts: ActionCounts, _ head: String) -> String {
    var parts = [head + Self.forLeads(counts.done > 0 ? counts.leads : 0)]
    if counts.dropped > 0 { parts.append("dropped \(Count.times(counts.dropped)) because of its conditions") }
    if counts.held > 0 { parts.append("held \(Count.times(counts.held)) because a placeholder had no value") }
    if counts.waiting > 0 { parts.append("\(counts.waiting) still to come") }
    return Self.sentence(parts, Self.night(counts.atNight), Self.open(counts.unknown))
  }

  // MARK: Pipelines

  private func pipeline(_ change: Change) -> String? {
    switch change.kind {
    case .stageTransitionChanged, .pipelineCreated, .pipelineDeleted, .stageRemoved, .stageAdded: moves(change.owner)
    case .stageSLAChanged: overdue
    default: nil
    }
  }

  private func moves(_ pipeline: ItemID) -> String? {
    guard let effect = report.transitions.first(where: { $0.pipeline == pipeline }) else { return nil }
    if effect.before == effect.after { return "Leads would have moved by themselves as often as now." }
    return "Leads would have moved by themselves \(Count.times(effect.after)) instead of \(Count.times(effect.before))."
  }

  private var overdue: String? {
    let about = report.triggers.filter { $0.event == "lead_stage_overdue" }
    guard !about.isEmpty else { return nil }
    let before = about.reduce(0) { $0 + ($1.before?.fired ?? 0) }
    let after = about.reduce(0) { $0 + ($1.after?.fired ?? 0) }
    if before == after { return "Automations about overdue leads would have started as often as now." }
    return "Automations about overdue leads would have started \(Count.times(after)) instead of \(Count.times(before))."
  }

  // MARK: Pieces

  private static func forLeads(_ leads: Int) -> String { leads == 0 ? "" : " for \(Count.of(leads, "lead"))" }

  private static func open(_ unknown: Int, isAll: Bool = false) -> [String] {
    unknown == 0 ? [] : ["for \(Count.of(unknown, isAll ? "event" : "more event")) it cannot be known"]
  }

  private static func sentence(_ parts: [String]...) -> String { parts.flatMap(\.self).joined(separator: "; ") + "." }
}

extension BackTestReport {
  /// What each change of a proposal would have meant, by the change's id.
  public func impacts(of changes: [Change]) -> [String: String] {
    let words = ImpactWords(self)
    return Dictionary(changes.compactMap { change in words.text(change).map { (change.id, $0) } }) { first, _ in first }
  }
}
