import ConfigSchema
import Store

/// The triggers of a configuration that wait for the clock, and the moments they wait for. Pure: it works on what is remembered of
/// leads, tours, reviews and conversations.
struct ClockTimeline {
  /// What a moment rests on: when something else is the case by then, it passes.
  enum Episode: Hashable, Sendable {
    case arrival
    case contact(Int)
    case moveIn(String)
    case stay(Int)
    case tour(Int)
    case review
    case message(Int)
  }

  /// When one trigger starts about one thing.
  struct Moment: Sendable {
    var trigger: Trigger
    var entity: ItemID
    var episode: Episode
    /// What the clock counts from.
    var base: Timestamp
  }

  private struct Key: Hashable {
    var trigger: ItemID
    var entity: ItemID
  }

  private let byEvent: [String: [Trigger]]
  let bounds: [ItemID: ClockBound]
  private let recorded: [Key: [BusEvent]]
  private var struck: [Key: Episode] = [:]
  /// Whether it matters where leads stand.
  let needsStages: Bool

  /// Clock events that can be worked out from what is remembered. Of others only what was recorded counts.
  static let regenerated: Set = [
    "lead_uncontacted", "lead_stale", "lead_stage_overdue", "lead_move_in_approaching", "tour_upcoming",
    "tour_unmarked", "conversation_idle", "review_unanswered",
  ]

  init(_ configuration: Configuration, _ scene: ReplayScene) {
    let waiting = configuration.triggers.filter { $0.isActive && Catalogue.standard.isClock($0.eventType) }
    byEvent = Dictionary(grouping: waiting, by: \.eventType)
    bounds = Dictionary(waiting.map { ($0.id, ClockBound($0)) }) { first, _ in first }
    var recorded: [Key: [BusEvent]] = [:]
    for event in scene.clockEvents {
      guard let trigger = event.onlyTrigger, let entity = event.entity else { continue }
      recorded[Key(trigger: trigger, entity: entity), default: []].append(event)
    }
    self.recorded = recorded
    needsStages =
      byEvent["lead_stage_overdue"] != nil
      || configuration.pipelines.contains { $0.stages.contains { $0.autoTransition != nil } }
  }

  func triggers(on event: String) -> [Trigger] { byEvent[event] ?? [] }

  func crossing(of trigger: Trigger, from base: Timestamp, known: Timestamp) -> Timestamp {
    bounds[trigger.id]?.crossing(from: base, known: known) ?? known
  }

  /// The clock event that was really recorded for such a moment, a scan later or after the engine had rested.
  func recorded(_ moment: Moment, at: Timestamp) -> BusEvent? {
    let early = Timestamp(microseconds: at.microseconds - 60_000_000)
    let late = at.adding(minutes: 60)
    return recorded[Key(trigger: moment.trigger.id, entity: moment.entity)]?.first {
      early <= $0.occurredAt && $0.occurredAt <= late
    }
  }

  /// Whether a trigger asks for leads that have leased or are lost: it looks at the status or the stage.
  static func asksForSettled(_ trigger: Trigger) -> Bool {
    trigger.conditions.contains { ["lead.status", "payload.status", "lead.stage"].contains($0.field) }
  }

  func hasStruck(_ trigger: ItemID, _ entity: ItemID, _ episode: Episode) -> Bool {
    struck[Key(trigger: trigger, entity: entity)] == episode
  }

  /// Once for each trigger, thing and episode.
  mutating func strike(_ trigger: ItemID, _ entity: ItemID, _ episode: Episode?) -> Bool {
    let key = Key(trigger: trigger, entity: entity)
    guard let episode else { return true }
    guard struck[key] != episode else { return false }
    struck[key] = episode
    return true
  }
}
