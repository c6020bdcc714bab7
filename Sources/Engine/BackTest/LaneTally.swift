import ConfigSchema
import Store

/// Counts what one configuration would have done.
final class LaneTally {
  private let localClock: LocalClock
  private(set) var counts: [TriggerCounts] = []
  private(set) var ids: [ItemID] = []
  private var leadsOf: [Set<ItemID>] = []
  private var leadsOfAction: [[Set<ItemID>]] = []
  private(set) var leads: Set<ItemID> = []
  private var touches: [Touch: Int] = [:]
  /// Everything done, with the moment it was due: what the two configurations are compared by.
  private(set) var done: [RunKey: Timestamp] = [:]
  private var gaps: [BackTestReport.Gap.Kind: [String: Int]] = [:]
  private var gapLeads: [BackTestReport.Gap.Kind: Set<ItemID>] = [:]
  private(set) var moves: [ItemID: Int] = [:]
  private(set) var textsAtNight = 0
  private(set) var texts = 0
  private(set) var emails = 0
  var clock = 0
  var following = 0

  private struct Touch: Hashable {
    var lead: ItemID
    var day: Int64
  }

  init(_ configuration: Configuration, _ clock: LocalClock) {
    localClock = clock
    for trigger in configuration.triggers {
      ids.append(trigger.id)
      counts.append(
        TriggerCounts(
          isActive: trigger.isActive, hasConditions: !trigger.conditions.isEmpty,
          actions: trigger.actions.map { ActionCounts(id: $0.id, type: $0.type) }))
      leadsOf.append([])
      leadsOfAction.append(Array(repeating: [], count: trigger.actions.count))
    }
  }

  /// A trigger looked at an event.
  /// - Parameter place: the trigger's place in the configuration.
  func look(_ place: Int, _ certainty: Certainty, _ lead: ItemID?) {
    counts[place].looked += 1
    switch certainty {
    case .no: break
    case .unknown:
      counts[place].unknown += 1
      gap(.conditions, "")
    case .yes:
      counts[place].fired += 1
      if let lead { leadsOf[place].insert(lead) }
    }
  }

  func settle(_ waiting: Lane.WaitingRun, _ decision: ReplayDecision, at: Timestamp) {
    let (trigger, action) = (waiting.trigger, waiting.run.order)
    counts[trigger].actions[action].planned += 1
    switch decision {
    case .done: finish(waiting, at: at)
    case .cancelled: counts[trigger].actions[action].dropped += 1
    case .held: counts[trigger].actions[action].held += 1
    case .waiting: counts[trigger].actions[action].waiting += 1
    case .unknown:
      counts[trigger].actions[action].unknown += 1
      gap(.onlyIf, "")
    }
  }

  private func finish(_ waiting: Lane.WaitingRun, at: Timestamp) {
    let (trigger, action, run) = (waiting.trigger, waiting.run.order, waiting.run)
    counts[trigger].actions[action].done += 1
    done[RunKey(event: run.event, action: run.action)] = run.dueAt
    if let lead = run.lead {
      leads.insert(lead)
      leadsOfAction[trigger][action].insert(lead)
    }
    let channel = Catalogue.standard.action(named: run.actionType)?.channel
    guard let channel else { return }
    if let lead = run.lead { touches[Touch(lead: lead, day: localClock.day(at)), default: 0] += 1 }
    switch channel {
    case .sms:
      texts += 1
      guard !TextWindow.hours.contains(localClock.hour(at)) else { return }
      textsAtNight += 1
      counts[trigger].actions[action].atNight += 1
    case .email: emails += 1
    case .chat: break
    }
  }

  func move(in pipeline: ItemID) { moves[pipeline, default: 0] += 1 }

  /// Something that is missing; for a lead it counts once.
  func gap(_ kind: BackTestReport.Gap.Kind, _ subject: String, lead: ItemID? = nil) {
    if let lead, !gapLeads[kind, default: []].insert(lead).inserted { return }
    gaps[kind, default: [:]][subject, default: 0] += 1
  }

  // MARK: Results

  /// By trigger, everything counted.
  var results: [ItemID: TriggerCounts] {
    var found: [ItemID: TriggerCounts] = [:]
    for (place, id) in ids.enumerated() {
      var result = counts[place]
      result.leads = leadsOf[place].count
      for action in result.actions.indices { result.actions[action].leads = leadsOfAction[place][action].count }
      found[id] = result
    }
    return found
  }

  func totals(names: (ItemID) -> String) -> BackTestReport.Totals {
    var totals = BackTestReport.Totals()
    totals.fires = counts.reduce(0) { $0 + $1.fired }
    totals.actions = done.count
    (totals.texts, totals.emails, totals.textsAtNight) = (texts, emails, textsAtNight)
    totals.leads = leads.count
    let most = touches.min { a, b in
      (-a.value, a.key.day, a.key.lead) < (-b.value, b.key.day, b.key.lead)
    }
    totals.busiest = most.map {
      BackTestReport.Busiest(
        lead: $0.key.lead, name: names($0.key.lead), day: localClock.dayText($0.key.day), touches: $0.value)
    }
    return totals
  }

  /// In a fixed order.
  var missing: [BackTestReport.Gap] {
    BackTestReport.Gap.Kind.allCases.flatMap { kind in
      (gaps[kind] ?? [:]).sorted { $0.key < $1.key }.map { BackTestReport.Gap(kind, subject: $0.key, count: $0.value) }
    }
  }
}
