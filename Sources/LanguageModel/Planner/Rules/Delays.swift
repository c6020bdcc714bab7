/// Turns stretches of time into minutes from the event.
struct Delays {
  /// Delay of the action before in the same rule; 0 at the beginning.
  var previous = 0
  /// Whether there was an action before.
  var hasPrevious = false

  struct Context {
    var tokens: [Token]
    var tag: Tag
    /// Position of the action it belongs to.
    var action: Tag
    var events: [Tag]
  }

  /// Minutes from the event. "then 3 days later" adds up; "4 days after the inquiry" and "day 5" count from the event.
  func minutes(_ context: Context) -> Int {
    guard let span = context.tag.span else { return previous }
    let own = Int(span.minutes.rounded())
    switch span.relation {
    case .immediate: return hasPrevious && isSequel(context) ? previous : 0
    case .dayNumber: return own
    case .another: return hasPrevious ? previous + own : own
    default: break
    }
    guard hasPrevious else { return own }
    if isFromEvent(context) { return own }
    if refersToAction(context) { return previous + own }
    if isSequel(context) || saysLater(context) { return previous + own }
    return own
  }

  /// "4 days after the inquiry", "3 hours after the tour".
  private func isFromEvent(_ context: Context) -> Bool {
    context.events.contains { event in
      event.start >= context.tag.core.upperBound - 1 && event.start - context.tag.core.upperBound <= 3
        && !context.tokens.stretch(context.tag.core.upperBound, event.start).contains {
          $0.isMark
        }
        && ["after", "from", "of", "past", "following", "since", "post"].contains(where: { word in
          context.tokens.stretch(context.tag.core.upperBound, event.start + 2).contains {
            $0.text == word
          }
        })
    }
  }

  private static let actionNouns: Set<String> = [
    "text", "email", "task", "message", "sms", "first", "one", "call", "note", "that", "this", "last", "previous",
  ]

  /// "a day after that text", "2 days after that".
  private func refersToAction(_ context: Context) -> Bool {
    let after = context.tokens[context.tag.core.upperBound...].prefix(4)
    guard let first = after.first, ["after", "following", "past", "from"].contains(first.text) else { return false }
    return after.dropFirst().prefix { !$0.isMark }.contains { Self.actionNouns.contains($0.text) }
  }

  /// "then 3 days later text them": the sequence goes on before the amount.
  private func isSequel(_ context: Context) -> Bool {
    let start = context.tag.start
    let before = context.tokens[max(0, start - 3)..<start]
    guard start < context.action.start || saysLater(context) else { return false }
    return before.contains { ["then", "wait", "afterwards", "another"].contains($0.text) }
      || context.tokens[start].text == "wait"
      || context.tokens[start].text == "then"
  }

  private func saysLater(_ context: Context) -> Bool {
    let range = context.tag.range
    return context.tokens[range].contains { $0.text == "later" }
      || context.tokens[safe: range.upperBound]?.text == "later"
  }
}
