import ConfigSchema

/// When an action happens, and by when it is to be done.
extension ActionReader {
  /// Spans that may be delays: not the state a clock event waits for, not a due time.
  func delaySpans() -> [Tag] {
    var result: [Tag] = []
    for tag in unit.spans {
      guard let span = tag.span, span.relation != .every, span.relation != .due || !hasTask && span.inexact == nil
      else { continue }
      if rule.event.measure != nil, span.relation == .lasting { continue }
      // "next day (24 hours after …)": said twice.
      if let last = result.last,
        last.span?.minutes == span.minutes || isInParentheses(tag) && last.span?.relation != .immediate,
        tag.start - last.end <= 4
      {
        if last.span?.inexact != nil {
          result[result.count - 1] = tag.with(relation: span.relation == .plain ? .later : span.relation)
        } else if span.relation != .plain {
          result[result.count - 1] = tag
        }
        continue
      }
      result.append(tag)
    }
    return result
  }

  /// Only a task can be due; "give them two days to reply, then text" is a wait.
  var hasTask: Bool {
    unit.actions.contains { $0.action == .task } || rule.actions.contains { $0.kind == .task }
  }

  func isInParentheses(_ tag: Tag) -> Bool { tokens[safe: tag.start - 1]?.isMark("(") ?? false }

  mutating func setDelay(_ draft: inout ActionDraft, _ tag: Tag, _ action: Tag, _ delays: inout Delays) {
    guard let span = tag.span else { return }
    if span.relation == .within || span.inexact != nil && draft.kind == .task {
      if draft.kind == .task {
        draft.dueInHours = span.hours
      } else if span.inexact != nil {
        inexact(&draft, span, delays)
      }
      return
    }
    draft.hasDelay = true
    let counted = isChained && [.later, .plain, .lasting].contains(span.relation) ? tag.with(relation: .another) : tag
    draft.delay = delays.minutes(Delays.Context(tokens: tokens, tag: counted, action: action, events: unit.events))
    if let words = span.inexact {
      notes.append(
        "A delay counts minutes, so “\(words)” became \(Wording.delay(draft.delay)) after the event (my choice).")
    }
  }

  mutating func inexact(_ draft: inout ActionDraft, _ span: Span, _ delays: Delays) {
    draft.hasDelay = true
    draft.delay = Int(span.minutes)
    notes.append(
      "A delay counts minutes, so “\(span.inexact ?? "")” became \(Wording.delay(draft.delay)) after the event (my choice)."
    )
  }

  /// "text and e-mail them 2 hours later": both take the one time that was said.
  func inheritDelay(
    _ draft: inout ActionDraft, _ n: Int, _ pairs: [Int?], _ spans: [Tag], _ tag: Tag, _ delays: Delays,
    _ earlier: [ActionDraft]
  ) {
    if !earlier.isEmpty, standsApart(n, tag, pairs, spans) {
      draft.delay = rule.actions.last?.delay ?? 0
      return
    }
    let said = pairs.compactMap { $0 }
    if said.count == 1, let span = spans[said[0]].span, span.relation != .within, spans.count == 1 {
      let owner = pairs.firstIndex { $0 != nil }!
      if n > owner || isJustBefore(n, owner) {
        // A sequel keeps the time of the action before it unless it was said to be at once.
        if n < owner {
          draft.delay = Delays(previous: delays.previous, hasPrevious: delays.hasPrevious).minutes(
            Delays.Context(tokens: tokens, tag: spans[said[0]], action: tag, events: unit.events))
          draft.hasDelay = true
        } else {
          draft.delay = earlier.last?.delay ?? 0
          draft.hasDelay = earlier.last?.hasDelay ?? false
        }
        return
      }
    }
    if !earlier.isEmpty {
      draft.delay = earlier.last!.delay
      draft.hasDelay = earlier.last!.hasDelay
    } else if !rule.actions.isEmpty {
      draft.delay = delays.previous
    }
  }

  /// "…, an e-mail 3 days later, a task for maintenance, and a note": in a list of steps each with its own time behind
  /// it, work of the team that names none is done at once.
  func standsApart(_ n: Int, _ tag: Tag, _ pairs: [Int?], _ spans: [Tag]) -> Bool {
    guard tag.action?.messagesPerson != true, tag.action != .stage, !isChained,
      let owner = (0..<n).last(where: { pairs[$0] != nil }), let span = pairs[owner].map({ spans[$0] })
    else { return false }
    guard let first = kept[safe: owner], span.start > first.start, span.end <= tag.start,
      let comma = tokens[span.end..<tag.start].firstIndex(where: { $0.isMark(",") })
    else { return false }
    return !tokens[comma..<tag.start].contains { ["then", "after", "also", "plus"].contains($0.text) }
  }

  /// Two actions joined by a bare "and" share what follows.
  func isJustBefore(_ n: Int, _ owner: Int) -> Bool {
    guard owner == n + 1, let first = unit.actions.filter({ !$0.isNegated })[safe: n],
      let second = unit.actions.filter({ !$0.isNegated })[safe: owner]
    else { return false }
    let between = tokens[first.end..<max(first.end, second.start)]
    return between.count <= 2 && between.contains { ["and", "&", "or"].contains($0.text) }
      && between.allSatisfy { ["and", "them", "&", "or"].contains($0.text) || $0.isMark }
  }
}
