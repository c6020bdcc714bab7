import ConfigSchema

/// Changes when something happens: a delay, or the number a clock event waits for.
struct TimingEdit {
  let statement: EditStatement

  enum Outcome {
    case done(String)
    case ask(Question)
    case nothing
  }

  func apply(to trigger: inout Trigger) -> Outcome {
    if let done = several(&trigger) { return .done(done) }
    if let immediate = statement.newSpans.first(where: { $0.span?.relation == .immediate })?.span,
      statement.newSpans.count == 1
    {
      return setDelay(immediate, &trigger)
    }
    if let done = atOnceAndDue(&trigger) ?? delayAndDue(&trigger) { return done }
    if let amount = amount(trigger) {
      let hasDue = trigger.actions.contains { $0.config["due_in_hours"] != nil }
      if saysDue(amount),
        hasDue || amount.relation == .due && trigger.actions.contains(where: { $0.type == "create_task" })
      {
        return setDue(amount, &trigger)
      }
      if let index = measureIndex(trigger, amount) {
        if asksForSecond { return .ask(Self.additional) }
        return setMeasure(amount, index, &trigger)
      }
      if isDue(trigger) { return setDue(amount, &trigger) }
      return setDelay(amount, &trigger)
    }
    return vague(trigger)
  }

  /// "right away, and due in 8 hours": when the task is made and by when it is to be done.
  func atOnceAndDue(_ trigger: inout Trigger) -> Outcome? {
    let spans = statement.newSpans.compactMap(\.span)
    guard let immediate = spans.first(where: { $0.relation == .immediate }),
      let due = spans.first(where: { saysDue($0) || statement.says("due") && $0.relation != .immediate }),
      spans.allSatisfy({ $0.relation == .immediate || $0.minutes == due.minutes }),
      trigger.actions.filter({ $0.type == "create_task" }).count == 1
    else { return nil }
    guard case .done(let first) = setDue(due, &trigger), case .done(let second) = setDelay(immediate, &trigger) else {
      return nil
    }
    return .done(first + " and " + second)
  }

  /// "2 hours instead of four, and due within 6": what stands before the word is the delay; a bare number takes its unit.
  func delayAndDue(_ trigger: inout Trigger) -> Outcome? {
    guard let at = statement.tokens.lastIndex(where: { $0.text == "due" }),
      statement.tokens[..<at].suffix(2).contains(where: { $0.text == "and" || $0.isMark(",") }),
      trigger.actions.count == 1, trigger.actions[0].type == "create_task",
      let delay = statement.newSpans.first(where: { $0.start < at })?.span,
      let due = statement.newSpans.first(where: { $0.end > at && $0.start >= at - 1 })?.span
        ?? bare(after: at, delay.unit)
    else { return nil }
    guard case .done(let first) = setDelay(delay, &trigger), case .done(let second) = setDue(due, &trigger) else {
      return nil
    }
    return .done(first + " and " + second)
  }

  func bare(after at: Int, _ unit: TimeUnit) -> Span? {
    statement.tags.compactMap { tag -> Span? in
      guard case .number(let value) = tag.meaning, tag.start > at, !statement.isOld(tag) else { return nil }
      return Span(minutes: value * unit.rawValue, relation: .due, unit: unit)
    }.first
  }

  /// "the text after 45 minutes and the task after 2 days": a time for each of several steps.
  func several(_ trigger: inout Trigger) -> String? {
    let steps = statement.tags.filter { tag in
      tag.action != nil && trigger.actions.filter { $0.type == tag.action?.type }.count == 1
    }
    let spans = statement.newSpans
    guard steps.count > 1, spans.count == steps.count else { return nil }
    let pairs = TimeAssigner.assign(spans, steps, statement.tokens)
    guard pairs.allSatisfy({ $0 != nil }) else { return nil }
    var words: [String] = []
    for (step, pair) in zip(steps, pairs) {
      guard let span = spans[pair!].span,
        let index = trigger.actions.firstIndex(where: { $0.type == step.action?.type })
      else { continue }
      trigger.actions[index].delayMinutes = Int(span.minutes.rounded())
      words.append("\(step.action!.noun) after \(Wording.delay(trigger.actions[index].delayMinutes))")
    }
    return words.isEmpty ? nil : Wording.list(words)
  }

  /// "also send one two hours before": a rule on a clock fires once, so this would be a rule of its own.
  var asksForSecond: Bool {
    let adds = ["also", "another", "second", "additional", "extra"].contains { statement.sentence.contains($0) }
    return adds && ["one", "another", "reminder"].contains { statement.sentence.contains($0) }
      && !statement.says("instead")
  }

  static let additional = Question(
    "Should this be a second one besides the one there is, or replace its time?",
    choices: ["A second one", "Replace the time"])

  /// "due in 40 minutes", and of a task that has a due time "within two hours".
  func saysDue(_ span: Span) -> Bool { span.relation == .due || span.relation == .within }

  // MARK: The new amount

  /// The new amount of time: said with its unit, or a bare number that takes the unit of the old one.
  func amount(_ trigger: Trigger) -> Span? {
    let spans = statement.newSpans.compactMap(\.span).filter { $0.relation != .every && $0.relation != .immediate }
    if spans.count > 1, let old = spans.first(where: { isCurrent($0, trigger) }),
      let new = spans.first(where: { $0.minutes != old.minutes })
    {
      return new
    }
    if let span = spans.last(where: { !isCurrent($0, trigger) }) ?? spans.last { return span }
    guard let number = statement.newNumbers.first, !isCompared,
      statement.has(.change) || !statement.oldSpans.isEmpty || !oldNumbers.isEmpty || isBareAnswer
    else { return nil }
    guard let unit = statement.oldSpans.first?.span?.unit ?? measureUnit(trigger) ?? delayUnit(trigger) else {
      return nil
    }
    return Span(minutes: number * unit.rawValue, relation: .plain, unit: unit)
  }

  var oldNumbers: [Double] {
    statement.tags.compactMap { tag in
      if case .number(let value) = tag.meaning, statement.isOld(tag) { value } else { nil }
    }
  }

  /// "leads under 21": a number that people are measured by is no time.
  var isCompared: Bool {
    statement.tags.contains { tag in
      guard tag.isNumber, !statement.isOld(tag) else { return false }
      return ["under", "over", "below", "above", "aged", "age"].contains(
        statement.tokens[safe: tag.start - 1]?.text ?? "")
    }
  }

  /// "Thirty.": nothing but a number, about what was spoken of before.
  var isBareAnswer: Bool { statement.tokens.filter { !$0.isMark }.count <= 2 }

  /// The unit in which a person would say the delay there is: of "thirty, not sixty" on an hour's delay, minutes.
  func delayUnit(_ trigger: Trigger) -> TimeUnit? {
    let delays = trigger.actions.map(\.delayMinutes).filter { $0 > 0 }
    guard let delay = delays.first else { return nil }
    for old in oldNumbers {
      for unit in [TimeUnit.minute, .hour, .day] where delays.contains(Int(old * unit.rawValue)) { return unit }
    }
    return delay <= 90 ? .minute : delay < 2880 ? .hour : .day
  }

  func isCurrent(_ span: Span, _ trigger: Trigger) -> Bool {
    if trigger.actions.contains(where: { $0.delayMinutes > 0 && Double($0.delayMinutes) == span.minutes }) {
      return true
    }
    guard let index = Self.measure(trigger), let value = trigger.conditions[index].value.double,
      let unit = measureUnit(trigger)
    else { return false }
    return value * unit.rawValue == span.minutes
  }

  // MARK: Delays

  func setDelay(_ span: Span, _ trigger: inout Trigger) -> Outcome {
    let kinds = ActionSelection.kinds(statement)
    var candidates = trigger.actions.indices.map { $0 }
    switch ActionSelection.select(trigger.actions, statement, kinds: kinds) {
    case .one(let index): candidates = [index]
    case .several(let indexes):
      let delayed = indexes.filter { trigger.actions[$0].delayMinutes > 0 }
      candidates = delayed.count == 1 ? delayed : indexes
    case .none: return .nothing
    }
    guard candidates.count == 1 else {
      return .ask(
        Question("Which step should change?", choices: candidates.map { ActionSelection.describe(trigger.actions[$0]) })
      )
    }
    let old = trigger.actions[candidates[0]].delayMinutes
    trigger.actions[candidates[0]].delayMinutes = newDelay(span, old)
    return .done(
      "\(ActionKind.of(type: trigger.actions[candidates[0]].type)?.noun ?? "step") after \(Wording.delay(trigger.actions[candidates[0]].delayMinutes)) instead of \(Wording.delay(old))"
    )
  }

  /// "push it back a day" and "an hour earlier" count from the delay there is; everything else is the new delay.
  func newDelay(_ span: Span, _ old: Int) -> Int {
    let amount = Int(span.minutes.rounded())
    let words = statement.sentence.plain
    let isTo = statement.newSpans.contains { tag in
      let before = statement.tokens[max(0, tag.core.lowerBound - 3)..<tag.core.lowerBound].map(\.text)
      return before.contains("to") || before.contains("be") || span.relation == .dayNumber
    }
    if isTo || span.relation == .immediate { return amount }
    if statement.says("earlier", "sooner") { return max(0, old - amount) }
    if words.contains("later than") || statement.says("another", "additional", "extra", "more") || pushesBack(words)
      || words.contains("delay it by")
    {
      return old + amount
    }
    if words.contains("move it up by") || words.contains("up by") { return max(0, old - amount) }
    return amount
  }

  func pushesBack(_ words: String) -> Bool {
    (words.contains("push") || words.contains("move") || words.contains("bump") || words.contains("delay"))
      && (words.contains(" back ") || words.contains(" by ") || words.contains(" out "))
  }

  // MARK: Nothing to go by

  /// Answered once a later sentence gives the time.
  static let howLong = Question("How long should it be: after how many minutes, hours or days?")

  func vague(_ trigger: Trigger) -> Outcome {
    guard statement.has(.shorter) || statement.has(.longer) || isTooMuch,
      !statement.tags.contains(where: { $0.isCondition })
    else { return .nothing }
    return .ask(Self.howLong)
  }

  var isTooMuch: Bool {
    statement.says("too") && statement.says("long", "slow", "soon", "fast", "late", "early", "quick")
  }
}
