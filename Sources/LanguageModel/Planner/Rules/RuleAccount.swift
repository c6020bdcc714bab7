import ConfigSchema

/// Checks that everything recognised in the sentences about new automations shows in what became of them: every moment,
/// time, restriction and deed. What does not is asked about, so that nothing is dropped silently.
struct RuleAccount {
  let drafts: [RuleDraft]

  /// Words of which nothing was made, in order.
  func missing(_ units: [Unit]) -> [String] {
    var result: [String] = []
    for unit in units {
      for tag in unit.tags where !unit.sentence.isQuestion && !tag.isNegated && isLost(tag, unit) {
        let words = unit.sentence.original(tag.range).nonEmpty ?? unit.sentence.words(tag.range)
        if !result.contains(words) { result.append(words) }
      }
      for words in LeftOver(drafts: drafts).words(unit) where !result.contains(words) { result.append(words) }
    }
    return result
  }

  static func question(_ words: String) -> Question {
    Question("I made nothing of “\(Wording.shortened(words, 60))”. What should it change?")
  }

  private func isLost(_ tag: Tag, _ unit: Unit) -> Bool {
    switch tag.meaning {
    case .event(let sense):
      !sense.isWeak && !isAskedAbout(tag, unit) && !isInDeed(tag, unit) && !isUsed(sense) && !isInStop(tag, unit)
        && !isOnlyState(tag, unit)
    case .span(let span): isCounted(span, unit) && !holds(span) && !isInStop(tag, unit)
    case .action(let kind, _): !drafts.contains { $0.actions.contains { same($0.kind, kind) } } && !saysHow(tag, unit)
    case .clock: !has("time.local_hour") && !isInStop(tag, unit)
    case .days(let days):
      !days.contains { has("time.weekday", $0) } && !drafts.contains { $0.includedDays.isSuperset(of: days) }
    case .source(let values): !values.contains { has("source", $0) }
    case .bedrooms(let values): !values.contains { has("bedrooms", $0) }
    case .percent(let value): !compares(value)
    case .number(let value): drafts.contains { $0.event.type == "lead_scored" } && !compares(value)
    case .rating(let rating): drafts.contains { $0.event.type.hasPrefix("review") } && !compares(rating.value)
    default: false
    }
  }

  // MARK: Moments

  /// Moments that stand for one another: of a lead that came in and that nobody called the second says both.
  private static let families: [Set<String>] = [
    ["lead_created", "lead_uncontacted", "lead_stale", "widget_session_converted", "website_form_submitted"],
    ["tour_scheduled", "tour_upcoming", "tour_unmarked", "tour_confirmed"],
    ["tour_completed", "tour_unmarked", "tour_no_show"], ["tour_upcoming", "lead_move_in_approaching"],
    ["lead_scored", "lead_bucket_changed"],
    ["review_received", "review_unanswered", "review_analyzed"], ["message_received", "conversation_idle"],
    ["conversation_started", "conversation_idle"], ["email_received", "email_thread_awaiting_reply"],
    ["lead_contacted", "lead_stale"], ["tour_cancelled", "tour_rescheduled"],
  ]

  private func isUsed(_ sense: EventSense) -> Bool {
    drafts.contains { draft in
      draft.event.type == sense.type || draft.unknownMoment != nil
        || Self.families.contains { $0.contains(draft.event.type) && $0.contains(sense.type) }
        || sense.status.map { says(draft, $0) } == true
        || sense.type == "lead_bucket_changed" && draft.conditions.contains { $0.field == "lead.score_bucket" }
    }
  }

  /// "unanswered" beside a chat: one word for how something is, when the moment itself is known.
  private func isOnlyState(_ tag: Tag, _ unit: Unit) -> Bool {
    tag.range.count == 1
      && unit.events.contains { other in
        other.start != tag.start && other.event.map { !$0.isWeak && isUsed($0) } == true
      }
  }

  /// "ask by text whether they want to apply": what a message asks is no moment.
  private func isAskedAbout(_ tag: Tag, _ unit: Unit) -> Bool {
    unit.sentence.tokens[max(0, tag.start - 3)..<tag.start].contains { $0.text == "whether" }
  }

  /// "make a move-in prep task": how the task is called.
  private func isInDeed(_ tag: Tag, _ unit: Unit) -> Bool {
    unit.tags.contains { $0.action != nil && $0.range.contains(tag.start) && $0.range.contains(tag.end) }
  }

  private func says(_ draft: RuleDraft, _ status: String) -> Bool {
    draft.statusFilter.contains(status)
      || draft.actions.contains {
        $0.stops?.contains(status) == true || $0.onlyWhile == status
          || $0.stage.map { StageTarget.status($0) == status } == true
      }
  }

  private func isInStop(_ tag: Tag, _ unit: Unit) -> Bool {
    StopReader.regions(unit.sentence.tokens, Tagger.tags(unit.sentence.tokens)).contains { $0.overlaps(tag.core) }
  }

  // MARK: Deeds

  private func same(_ a: ActionKind, _ b: ActionKind) -> Bool {
    a == b || b == .message && a.messagesPerson || a == .task && [.ticket, .marketAlert, .message, .assign].contains(b)
  }

  /// "get an answer by e-mail": the words right behind say what kind of answer, and only reviews are answered by a draft.
  private func saysHow(_ tag: Tag, _ unit: Unit) -> Bool {
    tag.action == .reviewReply && !drafts.contains { $0.event.type.hasPrefix("rev") }
      && unit.actions.contains { $0.action != .reviewReply && $0.start <= tag.end && $0.end > tag.end }
  }

  // MARK: Values

  /// "within five minutes" of a message is as good as at once.
  private func isCounted(_ span: Span, _ unit: Unit) -> Bool {
    if span.relation == .within, isOfMessage(span, unit) { return false }
    return span.relation != .immediate && span.relation != .every && span.inexact == nil
  }

  /// The deed that the time stands nearest to is a message.
  private func isOfMessage(_ span: Span, _ unit: Unit) -> Bool {
    guard let tag = unit.tags.first(where: { $0.span == span }) else { return false }
    let deeds = unit.actions.filter { !$0.isNegated }
    let owner = deeds.last { $0.start <= tag.start } ?? deeds.first
    return owner?.action?.messagesPerson == true
  }

  /// A delay, the time between two steps, a due time or the number of a clock event.
  private func holds(_ span: Span) -> Bool {
    let minutes = span.minutes
    return drafts.contains { draft in
      let delays = [0] + draft.actions.map { Double($0.delay) }
      if delays.contains(where: { late in delays.contains { abs(late - $0) == minutes } }) { return true }
      if draft.actions.contains(where: { $0.dueInHours.map { abs($0 * 60 - minutes) < 1 } == true }) { return true }
      // "a week later" waits; it is not how long before a tour.
      guard let measure = draft.measure, let unit = draft.event.measure?.unit,
        span.relation != .later || draft.event.measure?.field.hasSuffix("_until") == false
      else { return false }
      return abs(measure * unit - minutes) < 1
    }
  }

  private var conditions: [Condition] { drafts.flatMap(\.allConditions) }

  private func has(_ field: String, _ value: String? = nil) -> Bool {
    conditions.contains { condition in
      condition.field.hasSuffix(field)
        && (value == nil || condition.value.string == value
          || condition.value.array?.contains { $0.string == value } == true)
    }
  }

  private func compares(_ value: Double) -> Bool {
    conditions.contains { condition in
      (condition.value.double.map { abs($0) == value } ?? false)
        || condition.value.array?.contains { $0.double == value } == true
    }
  }
}
