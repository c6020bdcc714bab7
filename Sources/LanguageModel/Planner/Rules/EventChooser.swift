import ConfigSchema

/// Finds the moment of a unit and the number it needs.
enum EventChooser {
  struct Choice {
    var event: EventSense
    /// One rule per number: "a day before and an hour before" are two.
    var variants: [Variant] = [Variant()]
    /// Spans that belong to the event and not to an action.
    var usedSpans: [Tag] = []
    var question: Question?
    var notes: [String] = []
  }
  struct Variant {
    var measure: Double?
    /// The action that belongs to this number; nil = all.
    var action: Int?
  }

  static func choose(_ unit: Unit, fallback: EventSense) -> Choice {
    var choice = Choice(event: kindOfTour(unit) ?? main(unit) ?? implied(unit) ?? fallback)
    reinterpret(&choice, unit)
    guard let measure = choice.event.measure else { return choice }
    if measure.unit == 0 { return number(choice, measure, unit) }
    return span(choice, measure, unit)
  }

  /// The first strong moment that is not denied; of a tour booked for later and a reminder the reminder.
  private static func main(_ unit: Unit) -> EventSense? {
    let strong = unit.events.filter { $0.event?.isWeak == false && !$0.isNegated }
    // "after tour no-show": the noun in front only says of what.
    if strong.count > 1, strong[0].event?.type == "tour_completed", strong[1].event?.type.hasPrefix("tour_") == true,
      strong[1].start <= strong[0].end
    {
      return strong[1].event
    }
    if strong.count > 1, let measured = strong.first(where: { $0.event?.measure != nil }), hasSpan(near: measured, unit)
    {
      return measured.event
    }
    return strong.first?.event ?? unit.events.first { !$0.isNegated }?.event
      ?? unit.events.first { $0.event?.type == "lead_uncontacted" }?.event
  }

  private static func hasSpan(near tag: Tag, _ unit: Unit) -> Bool {
    unit.spans.contains { abs($0.start - tag.start) <= 10 || abs($0.start - tag.end) <= 8 }
      || !unit.earlierSpans.isEmpty
  }

  /// "anyone who asks for a virtual tour": the kind of tour says more than the mention of people.
  private static func kindOfTour(_ unit: Unit) -> EventSense? {
    let isKind = unit.conditions.contains { tag in if case .tourType = tag.meaning { !tag.isNegated } else { false } }
    guard isKind, unit.strongEvent == nil, !unit.events.isEmpty,
      unit.sentence.containsAny([
        "ask", "asks", "want", "wants", "request", "requests", "book", "books", "choose", "picks",
      ])
    else { return nil }
    return EventSense.named("booked")
  }

  /// Star counts without the word "review".
  private static func implied(_ unit: Unit) -> EventSense? {
    unit.conditions.contains { if case .rating = $0.meaning { true } else { false } } ? EventSense.named("review") : nil
  }

  /// "30 minutes after a lead comes in, if nobody called": the clock event says it in one.
  private static func reinterpret(_ choice: inout Choice, _ unit: Unit) {
    let types = Set(unit.events.compactMap { $0.event?.type })
    if choice.event.type == "lead_created", types.contains("lead_uncontacted") {
      choice.event = EventSense.named("uncontacted")
    }
    if choice.event.measure == nil, unit.spans.contains(where: { $0.span?.relation == .before }), speaksOfTours(unit) {
      choice.event = EventSense.named("upcoming")
    }
    // "confirm tours the moment they are requested": the deed is no moment.
    if choice.event.type == "tour_confirmed", unit.actions.contains(where: { $0.action == .confirmTour }) {
      choice.event = EventSense.named("booked")
    }
    // A rating said in words gives way to one in stars.
    if choice.event.type == "review_received",
      unit.conditions.contains(where: { if case .rating = $0.meaning { !$0.isNegated } else { false } })
    {
      choice.event.conditions = []
    } else if choice.event.type == "review_received", choice.event.conditions.contains(where: { $0.op == .lte }) {
      choice.notes.append("I took “bad” to mean 2 stars or fewer (my choice).")
    }
    // Days without contact and minutes without a first contact are two events.
    if choice.event.type == "lead_uncontacted", let span = nearest(unit, choice.event)?.tag.span,
      span.minutes >= 2 * 1440, !unit.sentence.contains("new")
    {
      choice.event = EventSense.named("stale")
    } else if choice.event.type == "lead_stale", let span = nearest(unit, choice.event)?.tag.span, span.minutes < 720 {
      choice.event = EventSense.named("uncontacted")
    }
  }

  private static let tourWords = WordClass.words("tour")

  private static func speaksOfTours(_ unit: Unit) -> Bool {
    unit.sentence.containsAny(tourWords)
      || unit.conditions.contains { if case .tourType = $0.meaning { true } else { false } }
  }

  private static func number(_ choice: Choice, _ measure: EventSense.Measure, _ unit: Unit) -> Choice {
    var choice = choice
    let tags = Tagger.tags(unit.sentence.tokens) + (unit.earlierSentence.map { Tagger.tags($0.tokens) } ?? [])
    let value = tags.compactMap { tag -> Double? in
      switch tag.meaning {
      case .percent(let value): value
      case .number(let value): measure.field == "payload.total_score" ? value : nil
      default: nil
      }
    }.first
    if let value {
      choice.variants = [Variant(measure: measure.field == "payload.change_percent" ? -abs(value) : value)]
    } else if measure.field == "payload.change_percent" {
      choice.variants = [Variant(measure: -0.01)]
      choice.notes.append("Any drop counts, as no percentage was said (my choice).")
    } else {
      choice.question = Question(measure.question)
    }
    return choice
  }

  private static func nearest(_ unit: Unit, _ event: EventSense) -> (tag: Tag, isEarlier: Bool)? {
    let position = unit.events.first { $0.event == event || $0.event?.type == event.type }?.start ?? 0
    let usable: (Tag) -> Bool = { tag in
      guard let span = tag.span else { return false }
      return span.relation != .immediate && span.relation != .due && span.relation != .every
    }
    let own = unit.spans.filter(usable).min { abs($0.start - position) < abs($1.start - position) }
    if let own { return (own, false) }
    return unit.earlierSpans.map(\.tag).first(where: usable).map { ($0, true) }
  }

  private static func span(_ choice: Choice, _ measure: EventSense.Measure, _ unit: Unit) -> Choice {
    var choice = choice
    var wanted = candidates(measure, unit, choice.event)
    if measure.op == .lte, wanted.allSatisfy({ saysAfter($0, unit) }), !wanted.isEmpty {
      choice.notes.append("Only the time before it is known, nothing happens after it (\(choice.event.title)).")
      choice.usedSpans = wanted
      wanted = []
    }
    if wanted.isEmpty {
      if let usual = measure.usual {
        choice.variants = [Variant(measure: usual)]
        choice.notes.append("I used \(Wording.number(usual)) hours, as no number was said (my choice).")
      } else {
        choice.question = Question(measure.question)
      }
      return choice
    }
    // "a reminder by e-mail … and by text …": the word for any message is none of its own beside channels.
    let named = unit.actions.filter { !$0.isNegated }
    let channels = named.filter { $0.action != .message }
    let actions = channels.isEmpty ? named : channels
    let values = wanted.map { $0.span!.minutes / measure.unit }
    choice.usedSpans = wanted
    choice.variants =
      values.count == 1
      ? [Variant(measure: values[0])]
      : values.enumerated().map { n, value in
        Variant(measure: value, action: actions.count == values.count && actions.count > 1 ? n : nil)
      }
    if let inexact = wanted.first(where: { $0.span?.inexact != nil })?.span?.inexact {
      choice.notes.append(
        "“\(inexact)” cannot be said exactly; I used \(Wording.number(values[0])) hours before (my choice).")
    }
    return choice
  }

  /// "24h and 1h before": the word that stands once holds for both.
  private static func linked(_ before: [Tag], _ unit: Unit) -> [Tag] {
    let tokens = unit.sentence.tokens
    let more = unit.spans.filter { tag in
      guard tag.span?.relation == .plain, let next = before.first(where: { $0.start > tag.start }),
        tag.end <= next.start
      else { return false }
      return tokens.stretch(tag.end, next.start).allSatisfy { ["and", "or", ",", "&", "plus"].contains($0.text) }
    }
    return (more + before).sorted { $0.start < $1.start }
  }

  /// "a week after they move in".
  private static func saysAfter(_ tag: Tag, _ unit: Unit) -> Bool {
    tag.span?.relation == .later
      && unit.sentence.tokens.stretch(tag.core.upperBound, tag.core.upperBound + 1).contains {
        ["after", "past", "following", "since"].contains($0.text)
      }
  }

  /// The spans that are the event's own number: before a tour, the state that lasts; at most those that stand alike.
  private static func candidates(_ measure: EventSense.Measure, _ unit: Unit, _ event: EventSense) -> [Tag] {
    if measure.op == .lte {
      let before = unit.spans.filter { $0.span?.relation == .before }
      if !before.isEmpty { return linked(before, unit) }
    }
    guard let (tag, isEarlier) = nearest(unit, event) else { return [] }
    if isEarlier { return [tag] }
    // "text them 5 minutes after … has waited 30 minutes": the one at the event counts.
    return [tag]
  }
}
