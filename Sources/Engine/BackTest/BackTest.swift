import ConfigSchema
import Store

/// Two configurations living through the same days, one event at a time. Pure: no clock, no chance, no database, and so the same
/// input gives the same report to the byte.
///
/// Feed it the seeds, then the events in the order they happened, then ask for the report.
public final class BackTest {
  private let before: Lane
  private let after: Lane
  private let scene: ReplayScene
  private let sampler: TimelineSampler
  private let changedActions: Set<ItemID>
  private var counts = BackTestReport.EventCounts()
  private var notRebuilt: Set<String> = []

  /// - Parameters:
  ///   - live: what is live, with the versions its actions have.
  ///   - proposed: what would be live instead.
  public init(_ live: LiveConfiguration, proposed: Configuration, _ scene: ReplayScene) {
    self.scene = scene
    var next = live
    next.configuration = proposed
    sampler = TimelineSampler(scene.clock, changed: Self.changedTriggers(live.configuration, proposed))
    changedActions = Self.changedActions(live.configuration, proposed)
    let otherStages = live.configuration.pipelines != proposed.pipelines
    before = Lane(.before, live, scene, derivesStages: false, sampler: sampler)
    after = Lane(.after, next, scene, derivesStages: otherStages, sampler: sampler)
  }

  /// Told of every run that is planned in what is live, and what became of it.
  public func onLiveRun(_ body: @escaping (ReplayedRun) -> Void) { before.onRun = body }

  public func seed(_ lead: LeadSeed) { for lane in [before, after] { lane.seed(lead) } }
  public func seed(_ entity: EntitySeed) { for lane in [before, after] { lane.seed(entity) } }

  /// The next event.
  public func take(_ event: ReplayEvent) {
    switch event.origin {
    case .recorded: counts.recorded += 1
    case .rebuilt: counts.rebuilt += 1
    case .answer: break
    }
    before.take(event)
    after.take(event)
  }

  /// An event that could not be read.
  public func skipUnreadable() { counts.unreadable += 1 }

  /// A kind of event that leaves no trace in rows and is missing where events were rebuilt.
  public func miss(_ type: String) { notRebuilt.insert(type) }

  /// Lives on until the end of the days.
  public func finish() -> BackTestReport {
    before.finish()
    after.finish()
    counts.clockBefore = before.tally.clock
    counts.clockAfter = after.tally.clock
    counts.followingBefore = before.tally.following
    counts.followingAfter = after.tally.following
    let window = BackTestReport.Window(
      days: scene.days, from: scene.clock.text(scene.from), to: scene.clock.text(scene.to),
      recordedSince: scene.recordedSince.map(scene.clock.text))
    return BackTestReport(
      property: before.routes.property.id, propertyName: before.routes.property.name, window: window, events: counts,
      triggers: triggers, transitions: transitions, before: totals(before), after: totals(after), actions: balance,
      timelines: sampler.timelines, gaps: gaps)
  }

  // MARK: The report

  private var triggers: [TriggerEffect] {
    let (old, new) = (before.tally.results, after.tally.results)
    let kept = after.configuration.triggers
    let gone = before.configuration.triggers.filter { new[$0.id] == nil }
    return (kept + gone).map { trigger in
      TriggerEffect(
        id: trigger.id, name: trigger.name, event: trigger.eventType, before: old[trigger.id], after: new[trigger.id])
    }
  }

  private var transitions: [TransitionEffect] {
    var seen: Set<ItemID> = []
    return (after.configuration.pipelines + before.configuration.pipelines).compactMap { pipeline in
      guard seen.insert(pipeline.id).inserted else { return nil }
      let moving = [before, after].contains { lane in
        lane.configuration.pipelines.contains {
          $0.id == pipeline.id && $0.stages.contains { $0.autoTransition != nil }
        }
      }
      guard moving else { return nil }
      return TransitionEffect(
        pipeline: pipeline.id, name: pipeline.name, before: before.tally.moves[pipeline.id] ?? 0,
        after: after.tally.moves[pipeline.id] ?? 0)
    }
  }

  private func totals(_ lane: Lane) -> BackTestReport.Totals {
    lane.tally.totals { lane.leads[$0]?.name ?? "A lead without a name" }
  }

  private var balance: BackTestReport.ActionBalance {
    var balance = BackTestReport.ActionBalance()
    for (key, due) in after.tally.done {
      guard let old = before.tally.done[key] else {
        balance.added += 1
        continue
      }
      if old == due, !changedActions.contains(key.action) { balance.same += 1 } else { balance.changed += 1 }
    }
    balance.removed = before.tally.done.keys.count { after.tally.done[$0] == nil }
    return balance
  }

  /// Of the two configurations the one with more of it speaks.
  private var gaps: [BackTestReport.Gap] {
    var largest: [BackTestReport.Gap] = after.tally.missing
    for gap in before.tally.missing {
      if let place = largest.firstIndex(where: { $0.kind == gap.kind && $0.subject == gap.subject }) {
        largest[place].count = max(largest[place].count, gap.count)
      } else {
        largest.append(gap)
      }
    }
    let waiting = Set(
      (before.configuration.triggers + after.configuration.triggers).filter(\.isActive).map(\.eventType))
    for type in waiting.sorted() where Catalogue.standard.isClock(type) && !ClockTimeline.regenerated.contains(type) {
      largest.append(BackTestReport.Gap(.clockEvent, subject: type, count: 1))
    }
    // Where nothing at all happened before, nothing is missing.
    for type in waiting.intersection(counts.rebuilt > 0 ? notRebuilt : []).sorted() {
      largest.append(BackTestReport.Gap(.notRebuilt, subject: type, count: 1))
    }
    let kinds = BackTestReport.Gap.Kind.allCases
    return largest.sorted { a, b in
      let (x, y) = (kinds.firstIndex(of: a.kind) ?? 0, kinds.firstIndex(of: b.kind) ?? 0)
      return (x, a.subject) < (y, b.subject)
    }
  }

  private static func changedTriggers(_ old: Configuration, _ new: Configuration) -> Set<ItemID> {
    Set(Diff.changes(from: old, to: new).filter { !$0.kind.isAboutPipeline }.map(\.owner))
  }

  /// Actions that are on both sides and do something else.
  private static func changedActions(_ old: Configuration, _ new: Configuration) -> Set<ItemID> {
    let known = Dictionary(old.triggers.flatMap(\.actions).map { ($0.id, $0) }) { first, _ in first }
    return Set(
      new.triggers.flatMap(\.actions).filter { action in
        known[action.id].map { $0.type != action.type || $0.config != action.config } ?? false
      }.map(\.id))
  }
}
