/// A whole trigger as one sentence.
struct TriggerWords {
  let catalogue: Catalogue

  /// "when a lead arrives, if the source is Zillow, send a text right away: “…”".
  func text(_ trigger: Trigger) -> String {
    let conditions = ConditionWords(catalogue: catalogue).clause(trigger.conditions, event: trigger.eventType)
    let head = ["when " + event(trigger.eventType), conditions].filter { !$0.isEmpty }.joined(separator: ", ")
    return head + actions(trigger)
  }

  func event(_ name: String) -> String { Escape.visible(catalogue.title(ofEvent: name)) }

  private func actions(_ trigger: Trigger) -> String {
    let words = ActionWords(catalogue: catalogue)
    let texts = trigger.actions.map { words.text($0, event: trigger.eventType) }
    if texts.count < 2 { return texts.first.map { ", " + $0 } ?? ", do nothing yet" }
    return ": " + texts.enumerated().map { "(\($0 + 1)) \($1)" }.joined(separator: "; ")
  }
}
