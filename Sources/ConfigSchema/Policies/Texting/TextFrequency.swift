/// TX3: more than three texts to a person in 24 hours. Fla. Stat. 501.059; Oklahoma 2022; good manners elsewhere.
///
/// Counts all active triggers on one event together, as far as their conditions can hold for the same person.
struct TextFrequency: Rule {
  let ids = ["TX3"]
  private let limit = 3
  private let day = 1_440

  func check(_ scene: Scene, _ report: inout Report) {
    let isLaw = ["FL", "OK"].contains(scene.facts.state?.uppercased() ?? "")
    for trigger in scene.triggers where trigger.isActive {
      let shelf = scene.shelf(on: trigger.eventType)
      let texts = Sending.all(of: trigger, scene.catalogue).filter { $0.channel == .sms }
      guard let worst = texts.first(where: { exceeds($0, shelf, scene) }) else { continue }
      report.add(
        isLaw ? .block : .warn, ids[0], at: .action(trigger, worst.index, "delay_minutes"),
        value: "more than \(limit)", "More than three texts would reach the same person within a day.",
        fix: "Spread them out, or send e-mails.")
    }
  }

  /// Whether too many others fall into some day around it.
  private func exceeds(_ text: Sending, _ shelf: SendingShelf, _ scene: Scene) -> Bool {
    let near = shelf.all(near: text, within: day).filter { $0.action.id != text.action.id }
    guard near.count >= limit else { return false }
    let logic = ConditionLogic(catalogue: scene.catalogue, event: text.trigger.eventType)
    // Every day that holds the text begins with one of them.
    let starts = ([text] + near).map(\.due).filter { $0 <= text.due && text.due - $0 < day }
    return Set(starts).contains { start in
      var chosen = [text]
      for other in near where other.due >= start && other.due - start < day && chosen.count <= limit {
        if logic.canHold((chosen + [other]).flatMap { steady($0, text.due) }) { chosen.append(other) }
      }
      return chosen.count > limit
    }
  }

  /// What holds at one due time and at another alike: where a lead stands and what the clock says may change in between.
  private func steady(_ sending: Sending, _ due: Int) -> [Condition] {
    sending.due == due ? sending.conditions : sending.conditions.filter { !Self.changing.contains($0.field) }
  }

  private static let changing: Set = [
    "lead.status", "lead.stage", "lead.score", "lead.score_bucket", "lead.last_contacted_at", "time.local_hour",
    "time.weekday",
  ]
}
