import ConfigSchema

/// Collects automations from sentence after sentence: "if nobody called for 30 minutes … create a task".
struct RuleReader {
  /// Words of names in the workspace, which need no explanation.
  var known: Set<String> = []
  /// What was understood so far.
  var drafts: [RuleDraft] = []
  /// What was recognised in the sentences that became rules.
  var accounted: [Unit] = []
  /// What cannot be done without asking.
  var questions: [Question] = []
  /// Choices made for the person, to be said.
  var notes: [String] = []
  /// Conditions of a moment that still waits for its action ("speed to lead.").
  var waiting: Unit?
  var lastWasAboutReviews = false
  /// Words of the sentence before, which a pronoun may stand for.
  var topic: Set<String> = []
  /// The people a sentence named that said nothing else about them ("resident referrals, right?").
  var spokenOf: Unit?
  static let series: Set<String> = [
    "drip", "drips", "sequence", "series", "cadence", "nurture", "campaign", "followup",
  ]
  /// Every wait counts from the step before.
  var isChained = false
  /// "E-mail or text?": the kinds somebody may choose between.
  var choice: Set<ActionKind> = []
  /// The event used when a sentence names only people ("Zillow people: a text").
  let fallback = EventSense.named("lead")

  /// - Returns: whether the sentence said something about automations.
  mutating func read(_ sentence: Sentence, heading: String? = nil) -> Bool {
    var sentence = sentence
    if !drafts.isEmpty { sentence.tokens = DroppingOut.normal(sentence.tokens) }
    let said = Moments.completed(
      Tagger.tags(sentence.tokens, isAboutReviews: lastWasAboutReviews), sentence.tokens, topic: topic)
    let tags = Asides.without(said, sentence.tokens)
    defer { topic = Set(sentence.tokens.filter { $0.kind == .word }.flatMap { [$0.text] + Stem.candidates($0.text) }) }
    if chooses(sentence, tags) || !drafts.isEmpty && tags.isEmpty && !said.isEmpty { return true }
    let units = Reminders.parted(UnitReader.units(sentence, tags))
    let stops = StopReader.stops(sentence.tokens, tags)
    for words in StopReader.unknown(sentence, tags) { askAboutStop(words) }
    for word in StopReader.unrecorded(sentence, tags) { note(StopReader.unrecordedNote(word)) }
    if tags.allSatisfy(\.isWhen), addsWords(sentence) { return true }
    var understood = false
    for unit in units where !unit.isEmpty || !stops.isEmpty {
      guard read(unit, stops, heading) else { continue }
      understood = true
      accounted.append(unit)
    }
    if let last = drafts.last, understood {
      lastWasAboutReviews = last.event.type.hasPrefix("review")
      askAboutUnread(sentence, tags, last)
    }
    return understood
  }

  mutating func note(_ text: String) { if !notes.contains(text) { notes.append(text) } }
  mutating func ask(_ question: Question) { if !questions.contains(question) { questions.append(question) } }
  mutating func edit(_ change: (inout [RuleDraft]) -> Void) { change(&drafts) }

  // MARK: One unit

  mutating func read(_ unit: Unit, _ stops: [StopReader.Stop], _ heading: String?) -> Bool {
    if saysNothingHappens(unit) { return false }
    let actions = unit.actions.filter { !$0.isNegated }
    askWhatStops(unit)
    if actions.isEmpty { return modifies(unit, stops) }
    let starts = startsRule(unit) || drafts.isEmpty && waiting == nil && saysUnknownMoment(unit)
    if !starts, drafts.isEmpty, waiting == nil, spokenOf == nil || !saysPronoun(unit) { return false }
    var unit = unit
    if waiting == nil, drafts.isEmpty, unit.conditions.isEmpty, saysPronoun(unit) { waiting = spokenOf }
    if let earlier = waiting, earlier.sentence.isQuestion {
      var asked = earlier
      asked.sentence.isQuestion = false
      accounted.append(asked)
    }
    if let earlier = waiting,
      !starts || unit.strongEvent == nil || earlier.strongEvent == nil
        || unit.strongEvent?.event == earlier.strongEvent?.event
    {
      unit = merged(earlier, unit)
    }
    waiting = nil
    if !starts, let index = drafts.indices.last, repeats(unit, actions, index) { return true }
    if starts || drafts.isEmpty
      || unit.events.contains(where: { $0.event?.isWeak == false && $0.event?.type != drafts.last?.event.type })
        && !continues(unit)
    {
      begin(unit, stops, heading)
    } else if let later = laterMeasure(unit) {
      var next = drafts[drafts.count - 1]
      (next.measure, next.actions, next.sentences) = (later.value, [], [])
      drafts.append(next)
      unit.spans.removeAll { $0.start == later.tag.start }
      extend(drafts.count - 1, with: unit, actions, stops)
    } else {
      extend(drafts.count - 1, with: unit, actions, stops)
    }
    return true
  }

  func saysPronoun(_ unit: Unit) -> Bool {
    unit.sentence.containsAny(["it", "they", "them", "those", "these", "one"])
  }

  /// "nothing at noon, those we ring by hand".
  func saysNothingHappens(_ unit: Unit) -> Bool {
    let tokens = unit.sentence.tokens
    guard let first = unit.actions.first else { return false }
    let isOurs = tokens[..<first.start].suffix(3).contains { $0.text == "we" || $0.text == "i" || $0.text == "they" }
    let byHand =
      unit.sentence.containsAny(["ourselves", "manually", "nothing", "myself"])
      || unit.sentence.plain.contains("by hand")
    return isOurs && byHand
  }

  /// "once the application is approved send …": a moment, though nobody knows which.
  func saysUnknownMoment(_ unit: Unit) -> Bool {
    let first = unit.sentence.tokens.first { !$0.isMark }?.text ?? ""
    return ["when", "whenever", "if", "once", "after", "as", "every", "any", "the"].contains(first)
      && UnknownMoment.words(unit, EventSense.named("lead_weak"), known: known) != nil
  }

  func merged(_ earlier: Unit, _ unit: Unit) -> Unit {
    var result = unit
    if unit.strongEvent == nil { result.events = earlier.events + unit.events }
    result.conditions = earlier.conditions + unit.conditions
    result.earlierSpans = earlier.spans.map { ($0, earlier.sentence) }
    result.earlierSentence = earlier.sentence
    return result
  }

  /// A new moment, or a new group of people with an action of their own.
  func startsRule(_ unit: Unit) -> Bool {
    if continues(unit) { return false }
    if unit.strongEvent != nil { return true }
    if unit.conditions.contains(where: { !$0.isNegated || drafts.isEmpty }) { return true }
    return unit.events.contains { $0.event?.isWeak == true && !$0.isNegated } && drafts.isEmpty
  }

  /// "if they do not answer", "and still nothing": the rule before goes on.
  func continues(_ unit: Unit) -> Bool {
    guard let last = drafts.last, !last.actions.isEmpty, let event = unit.strongEvent?.event else { return false }
    if event.type == "lead_stale" || event.type == "lead_uncontacted", event.type != last.event.type,
      last.event.type.hasPrefix("lead_created") || last.event.type.hasPrefix("tour_")
        || last.event.type.hasPrefix("website")
    {
      return !unit.sentence.tokens.contains {
        [
          "lead", "leads", "prospect", "prospects", "guest", "guests", "inquiry", "inquiries", "somebody", "someone",
          "anyone", "people",
        ].contains($0.text)
      }
    }
    return event == last.event && event.measure == nil && unit.conditions.isEmpty && isAnchor(unit)
  }

  /// The moment is only named to count from ("a day after the visit"), or the sentence goes on ("then …").
  func isAnchor(_ unit: Unit) -> Bool {
    let tokens = unit.sentence.tokens
    if ["then", "also", "and", "plus", "next", "finally", "after"].contains(
      tokens.first(where: { !$0.isMark })?.text ?? "")
    {
      return true
    }
    guard let event = unit.strongEvent else { return false }
    return unit.spans.contains { $0.core.upperBound <= event.start && event.start - $0.core.upperBound <= 3 }
  }

  static let adders: Set<String> = [
    "then", "also", "another", "and", "plus", "later", "after", "second", "again", "next", "finally", "follow",
    "followed",
    "instead",
  ]

  /// "Ring them, within two hours." after "create a task": the same action again, with more about it.
  mutating func repeats(_ unit: Unit, _ actions: [Tag], _ index: Int) -> Bool {
    guard actions.count == 1, let kind = actions[0].action, let last = drafts[index].actions.indices.last,
      drafts[index].actions[last].kind == kind, unit.strongEvent == nil, !unit.sentence.containsAny(Self.adders)
    else { return false }
    let isDelayed = unit.spans.contains { tag in
      guard let span = tag.span else { return false }
      return ![.due, .within, .immediate].contains(span.relation)
    }
    guard !isDelayed else { return false }
    var reader = ActionReader(unit: unit, rule: drafts[index])
    if let more = reader.actions(actions, []).first { drafts[index].actions[last].complete(with: more) }
    return true
  }
}

extension Sentence {
  /// "Same on weekends.", "weekends too": no day is left out.
  var saysTheSame: Bool {
    !containsAny(["only", "just"])
      && (containsAny(["same", "too", "also", "included", "including"]) || plain.contains("as well"))
  }

  /// Says what should not happen.
  var isNegation: Bool {
    (tokens.contains { ["nothing", "ignore", "leave", "skip", "nada", "zilch"].contains($0.text) }
      || plain.contains("hands off") || plain.contains("none of that"))
      && !tokens.contains { $0.text == "if" || $0.text == "when" }
  }
}
