/// Two messages on one channel to the same person within an hour.
///
/// Triggers are compared only with those on the same event or its twin, and of these only with the ones that do not
/// demand another value of the same field, so thousands of triggers stay cheap. One finding per message is enough.
struct DoubleSend: Rule {
  let ids = ["double_send"]
  /// Minutes between two due times that count as the same moment.
  private let window = 60

  func check(_ scene: Scene, _ report: inout Report) {
    var reported: Set<Pair> = []
    for trigger in scene.triggers where trigger.isActive {
      let events = [trigger.eventType] + TwinEvents.partners(of: trigger.eventType).map(\.event)
      for sending in Sending.all(of: trigger, scene.catalogue) {
        let other = events.lazy.compactMap { event -> Sending? in
          scene.shelf(on: event).first(near: sending) { clashes(sending, $0, scene) }
        }.first
        if let other, reported.insert(Pair(sending, other)).inserted { add(sending, other, &report) }
      }
    }
  }

  /// Two triggers on one channel, in either order: one finding says it for both.
  private struct Pair: Hashable {
    let triggers: Set<ItemID>
    let channel: ActionType.Channel
    init(_ a: Sending, _ b: Sending) { (triggers, channel) = ([a.trigger.id, b.trigger.id], a.channel) }
  }

  private func clashes(_ a: Sending, _ b: Sending, _ scene: Scene) -> Bool {
    guard a.channel == b.channel, abs(a.due - b.due) < window, a.action.id != b.action.id else { return false }
    // Of two messages in one trigger only the later one is at fault.
    if a.trigger.id == b.trigger.id, a.index < b.index { return false }
    let logic = ConditionLogic(catalogue: scene.catalogue, event: a.trigger.eventType)
    return logic.canHold(a.conditions + b.conditions) && twinsMeet(a.trigger, b.trigger, logic)
  }

  /// `lead_status_changed` is a twin of `tour_scheduled` only for the status tour booked.
  private func twinsMeet(_ a: Trigger, _ b: Trigger, _ logic: ConditionLogic) -> Bool {
    if a.eventType == b.eventType { return true }
    return [(a, b), (b, a)].allSatisfy { one, other in
      guard let reading = TwinEvents.partners(of: one.eventType).first(where: { $0.event == other.eventType }),
        let field = reading.field
      else { return true }
      let said = other.conditions.filter { $0.field == field }
      return !said.isEmpty && said.allSatisfy { Matcher.holds($0, for: reading.value) }
    }
  }

  private func add(_ sending: Sending, _ other: Sending, _ report: inout Report) {
    let what = sending.channel == .sms ? "texts" : sending.channel == .email ? "e-mails" : "chat messages"
    let same = sending.trigger.id == other.trigger.id
    report.add(
      .warn, ids[0], at: .action(sending.trigger, sending.index, "action_type"), value: other.trigger.name,
      same
        ? "\"\(sending.trigger.name)\" sends two \(what) to the same person within an hour."
        : "\"\(other.trigger.name)\" also sends to the same people within an hour: they get two \(what).",
      fix: "Keep one of them, or make their conditions exclude each other.")
  }
}
