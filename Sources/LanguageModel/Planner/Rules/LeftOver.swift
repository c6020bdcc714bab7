/// Words that announce more than was made of a sentence: a further message, a case in which nothing happened, a last day.
struct LeftOver {
  let drafts: [RuleDraft]

  func words(_ unit: Unit) -> [String] {
    let tokens = unit.sentence.tokens
    var result: [String] = []
    for i in tokens.indices {
      guard
        let end = further(tokens, i) ?? second(unit, tokens, i) ?? series(tokens, i) ?? bareNumber(tokens, i)
          ?? silence(unit, tokens, i) ?? count(tokens, i)
          ?? lastDay(tokens, i)
      else { continue }
      result.append(unit.sentence.original(i..<end).nonEmpty ?? tokens[i..<end].map(\.text).joined(separator: " "))
    }
    return result + laterDay(unit) + unknownDeeds(unit) + otherPeople(unit) + unknownSource(unit) + becoming(unit)
      + hour(unit)
  }

  /// "a text and then another one the morning of": two of them, of which one is there.
  private func further(_ tokens: [Token], _ i: Int) -> Int? {
    guard tokens[i].text == "another", ["one", "text", "email", "message"].contains(tokens[safe: i + 1]?.text ?? ""),
      ["and", "then"].contains(tokens[safe: i - 1]?.text ?? ""), drafts.flatMap(\.actions).count < 2
    else { return nil }
    return clauseEnd(tokens, i + 2)
  }

  /// "…, and after 2 hours one for the manager": a second one of what was named.
  private func second(_ unit: Unit, _ tokens: [Token], _ i: Int) -> Int? {
    guard tokens[i].text == "one", ["for", "to"].contains(tokens[safe: i + 1]?.text ?? ""),
      unit.spans.contains(where: { $0.end == i || $0.range.contains(i) }), drafts.flatMap(\.actions).count < 2
    else { return nil }
    return clauseEnd(tokens, i + 2)
  }

  /// "three e-mails over two weeks": as many as that.
  private func series(_ tokens: [Token], _ i: Int) -> Int? {
    guard tokens[i].kind == .number, let count = tokens[i].value, (2...12).contains(count),
      let noun = tokens[safe: i + 1]?.text, Self.messages.contains(noun),
      Double(drafts.flatMap(\.actions).count) < count
    else { return nil }
    return clauseEnd(tokens, i + 2)
  }

  private static let messages: Set<String> = ["emails", "texts", "messages", "mails", "touches", "reminders", "tasks"]

  /// "another 40 and …": a number that nobody knows the unit of.
  private func bareNumber(_ tokens: [Token], _ i: Int) -> Int? {
    guard tokens[i].text == "another", tokens[safe: i + 1]?.kind == .number,
      ["and", "then"].contains(tokens[safe: i + 2]?.text ?? "") || tokens[safe: i + 2]?.isMark == true
    else { return nil }
    return i + 2
  }

  /// "everyone except referrals, who get a call": those left out are to get something else.
  private func otherPeople(_ unit: Unit) -> [String] {
    let tokens = unit.sentence.tokens
    guard unit.conditions.contains(where: \.isNegated),
      let at = tokens.indices.first(where: { i in
        tokens[i].text == "who" && tokens[safe: i - 1]?.isMark(",") == true
          && ["get", "gets", "receive", "should", "must", "need"].contains(tokens[safe: i + 1]?.text ?? "")
      }), !unit.actions.contains(where: { !$0.isNegated && $0.start > at })
    else { return [] }
    return [unit.sentence.original(at..<clauseEnd(tokens, at + 2))]
  }

  /// "call all leads from Rent.com": where they come from, and no source of that name is known.
  private func unknownSource(_ unit: Unit) -> [String] {
    let tokens = unit.sentence.tokens
    guard !unit.conditions.contains(where: \.isSource) else { return [] }
    return tokens.indices.compactMap { i in
      guard tokens[i].text == "from",
        ["leads", "lead", "people", "prospects", "inquiries"].contains(tokens[safe: i - 1]?.text ?? ""),
        let name = tokens[safe: i + 1], name.isCapital || name.kind == .address,
        !unit.tags.contains(where: { !$0.isWhen && $0.action == nil && $0.range.contains(i + 1) })
      else { return nil }
      return unit.sentence.original(i..<clauseEnd(tokens, i + 2))
    }
  }

  /// "the reminder should be an e-mail": something becomes something else, which is no wording.
  private func becoming(_ unit: Unit) -> [String] {
    let tokens = unit.sentence.tokens
    guard let first = unit.actions.first(where: { !$0.isNegated }) else { return [] }
    return tokens.indices.compactMap { i in
      guard i >= first.end, ["should", "must", "needs"].contains(tokens[i].text), tokens[safe: i + 1]?.text == "be",
        ["a", "an"].contains(tokens[safe: i + 2]?.text ?? ""),
        ["email", "text", "call", "task", "note"].contains(tokens[safe: i + 3]?.text ?? "")
      else { return nil }
      return unit.sentence.original(i..<min(i + 4, tokens.count))
    }
  }

  /// "send texts at 11 pm": an hour of the day, which no rule of this says.
  private func hour(_ unit: Unit) -> [String] {
    let tokens = unit.sentence.tokens
    let isRead = unit.conditions.contains { if case .clock = $0.meaning { true } else { false } }
    guard !isRead, let first = unit.actions.first(where: { !$0.isNegated }) else { return [] }
    return tokens.indices.compactMap { i in
      guard i == first.end + 1, tokens[i - 1].text == "at", ClockReader.time(tokens, i) != nil else { return nil }
      return unit.sentence.original((i - 1)..<min(i + 2, tokens.count))
    }
  }

  private static let deeds: Set<String> = [
    "take", "remove", "put", "move", "mark", "assign", "notify", "tell", "stop", "start", "update", "flag", "tag",
    "delete", "close", "enroll", "pull", "cancel", "unsubscribe", "block", "change", "switch", "turn", "charge", "book",
  ]
  private static let objects: Set<String> = ["them", "him", "her", "it", "the", "their", "this", "that", "our"]

  /// "e-mail them a welcome and take them off the list": an order that no word of ours fits is no wording.
  private func unknownDeeds(_ unit: Unit) -> [String] {
    let tokens = unit.sentence.tokens
    guard let first = unit.actions.first(where: { $0.action?.messagesPerson == true && !$0.isNegated }) else {
      return []
    }
    return tokens.indices.compactMap { i in
      guard i >= first.end, ["and", "then"].contains(tokens[i].text),
        Self.deeds.contains(tokens[safe: i + 1]?.text ?? ""), Self.objects.contains(tokens[safe: i + 2]?.text ?? ""),
        !unit.tags.contains(where: { !$0.isWhen && $0.range.overlaps((i + 1)..<(i + 3)) })
      else { return nil }
      return unit.sentence.original((i + 1)..<clauseEnd(tokens, i + 3))
    }
  }

  /// "on the weekend, e-mail …, and text the lead Monday": the later day belongs to a deed, and no delay says it.
  private func laterDay(_ unit: Unit) -> [String] {
    let days = unit.conditions.filter { tag in if case .days = tag.meaning { !tag.isNegated } else { false } }
    guard let deed = unit.actions.first(where: { !$0.isNegated }), days.contains(where: { $0.end <= deed.start }) else {
      return []
    }
    return days.filter { $0.start >= deed.end }.map { unit.sentence.original($0.range) }.filter { !$0.isEmpty }
  }

  /// "warn me if nobody did": a case that is no moment, no state and no rule for stopping.
  private func silence(_ unit: Unit, _ tokens: [Token], _ i: Int) -> Int? {
    guard tokens[i].text == "if", ["nobody", "none", "nothing", "not"].contains(tokens[safe: i + 1]?.text ?? "") else {
      return nil
    }
    let end = clauseEnd(tokens, i + 1)
    let isRead = unit.tags.contains { !$0.isWhen && $0.range.overlaps(i..<end) }
    let isInStop = StopReader.regions(tokens, Tagger.tags(tokens)).contains { $0.overlaps(i..<end) }
    return isRead || isInStop ? nil : end
  }

  /// "if they move it more than once": how often something happened, which nothing counts.
  private func count(_ tokens: [Token], _ i: Int) -> Int? {
    guard tokens[i].text == "more", tokens[safe: i + 1]?.text == "than",
      ["once", "twice"].contains(tokens[safe: i + 2]?.text ?? "") || tokens[safe: i + 3]?.text == "times"
    else { return nil }
    return ["once", "twice"].contains(tokens[i + 2].text) ? i + 3 : i + 4
  }

  /// "nothing by Thursday? e-mail": a wait until a day, which no delay says.
  private func lastDay(_ tokens: [Token], _ i: Int) -> Int? {
    guard ["nothing", "silence"].contains(tokens[i].text), tokens[safe: i + 1]?.text == "by",
      let day = tokens[safe: i + 2]?.text, Weekdays.named(day) != nil
    else { return nil }
    return i + 3
  }

  private func clauseEnd(_ tokens: [Token], _ start: Int) -> Int {
    let end = tokens[min(start, tokens.count)...].firstIndex { $0.isMark } ?? tokens.count
    return min(end, start + 6)
  }
}
