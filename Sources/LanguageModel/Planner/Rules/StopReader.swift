import ConfigSchema

/// Reads when something stops or is left out: "unless they booked", "until they sign", "if they still have not toured".
enum StopReader {
  struct Stop: Sendable {
    var statuses: [String]
    var range: Range<Int>
    /// Said about everything ("the whole thing stops once …"), not about one action.
    var isGeneral = false
    /// "only if they are still lost": done only while the lead has this status.
    var whileStatus: String? = nil
  }

  /// The parts of a sentence that say when to stop, so that the moments named there trigger nothing.
  static func regions(_ tokens: [Token], _ tags: [Tag]) -> [Range<Int>] {
    stops(tokens, tags).map(\.range) + unknownRegions(tokens, tags)
  }

  static func stops(_ tokens: [Token], _ tags: [Tag]) -> [Stop] {
    var result: [Stop] = []
    for marker in tags where marker.isStop {
      if result.contains(where: { $0.range.contains(marker.start) }) { continue }
      let end = end(of: marker, tokens, tags)
      let found = statuses(tokens, marker.end..<max(end, marker.end), tags, marker)
      guard !found.isEmpty else { continue }
      var stop = Stop(statuses: found, range: marker.start..<end, isGeneral: isGeneral(tokens, marker))
      if found.count == 1, saysWhile(tokens[marker.start..<end]) { stop.whileStatus = found[0] }
      result.append(stop)
    }
    return result
  }

  /// "only if they are still lost"; "while they still have not signed" is a stop.
  private static func saysWhile(_ words: ArraySlice<Token>) -> Bool {
    let opens = words.prefix(2).contains { ["only", "if", "while", "as", "so", "provided", "just"].contains($0.text) }
    return opens && words.contains { $0.text == "still" }
      && !words.contains { ["not", "no", "nothing", "never", "neither", "nor", "unless", "nobody"].contains($0.text) }
  }

  /// Stop rules about something that is no status of a lead ("unless they have paid"): their words.
  static func unknown(_ sentence: Sentence, _ tags: [Tag]) -> [String] {
    unknownRegions(sentence.tokens, tags).map { sentence.original($0) }
  }

  /// Words in a stop rule that say nothing the platform records, beside others that do: of "applied or leased" the first.
  static func unrecorded(_ sentence: Sentence, _ tags: [Tag]) -> [String] {
    stops(sentence.tokens, tags).flatMap { stop in
      stop.range.filter { i in applying.contains(sentence.tokens[i].text) }.map { sentence.original($0..<($0 + 1)) }
    }
  }

  private static let applying: Set<String> = [
    "applied", "apply", "applies", "applying", "approved", "deposited", "paid", "screened",
  ]

  static func unrecordedNote(_ word: String) -> String {
    "“\(word)” is no status of a lead on this platform, so I left that part out."
  }

  private static func unknownRegions(_ tokens: [Token], _ tags: [Tag]) -> [Range<Int>] {
    let known = stops(tokens, tags)
    return tags.filter(\.isStop).compactMap { marker in
      guard opensStop(tokens, marker) || deniesForm(marker, tokens, tags) else { return nil }
      let end = end(of: marker, tokens, tags)
      guard end > marker.end, !known.contains(where: { $0.range.overlaps(marker.start..<end) }),
        !Unexplained.words(marker.end..<end, tokens, tags.filter { !$0.isStop && $0.event == nil }).isEmpty,
        !tokens[marker.start..<end].contains(where: { generic.contains($0.text) })
      else { return nil }
      let states = tags.filter { $0.event?.isWeak == false && $0.start < end && $0.end > marker.start }
      // "until nobody has called for a day" is the clock's own affair; "unless they applied" is no status.
      return states.contains { $0.event?.measure != nil || $0.event?.status != nil } ? nil : marker.start..<end
    }
  }

  /// Without an answer, or while nothing happens: the usual stop rule says that as well as can be.
  private static let generic: Set<String> = [
    "answer", "answers", "answered", "reply", "replies", "replied", "respond", "responds", "responded", "response",
    "hear", "heard", "back", "nothing", "contacted", "interested",
  ]

  /// "and they have not applied": a form somebody sent is no status.
  private static func deniesForm(_ marker: Tag, _ tokens: [Token], _ tags: [Tag]) -> Bool {
    guard tokens[marker.range].contains(where: { ["not", "nothing", "no", "never"].contains($0.text) }) else {
      return false
    }
    let end = end(of: marker, tokens, tags)
    return tags.contains { $0.event?.type == "website_form_submitted" && $0.start < end && $0.end > marker.start }
  }

  private static func opensStop(_ tokens: [Token], _ marker: Tag) -> Bool {
    ["unless", "until", "stop", "stops", "provided", "quit", "exit"].contains(
      tokens[marker.start].text)
  }

  private static let general: Set<String> = [
    "everything", "all", "sequence", "drip", "whole", "series", "cadence", "stop", "stops", "it", "messages", "these",
    "those",
  ]

  private static func isGeneral(_ tokens: [Token], _ marker: Tag) -> Bool {
    tokens[marker.range].contains { general.contains($0.text) }
  }

  /// Up to the next action, another condition, or the end of the clause (a comma that does not go on with "or …").
  private static func end(of marker: Tag, _ tokens: [Token], _ tags: [Tag]) -> Int {
    var at = marker.end
    while let token = tokens[safe: at] {
      if token.endsSentence || token.isMark(";") || token.isMark(")") { return at }
      if tags.contains(where: { $0.action != nil && $0.action != .stage && $0.start == at && !$0.isNegated }),
        at > marker.end, tokens[safe: at - 1]?.text != "or"
      {
        return at
      }
      if let span = tags.first(where: { $0.span != nil && $0.core.lowerBound == at }), span.span!.relation != .plain {
        return at
      }
      if token.isMark(","), !continues(tokens, at) { return at }
      if token.text == "then" || token.text == "but" || token.text == "when" && at > marker.end + 1 { return at }
      at += 1
    }
    return at
  }

  private static func continues(_ tokens: [Token], _ comma: Int) -> Bool {
    guard var next = tokens[safe: comma + 1] else { return false }
    if ["or", "and", "nor"].contains(next.text) { return true }
    var at = comma + 1
    if ["they", "we", "he", "she", "it", "somebody"].contains(next.text), let verb = tokens[safe: at + 1] {
      (next, at) = (verb, at + 1)
    }
    return ValueLexicon.statuses.longest(tokens, at: at) != nil
      && tokens[at...].prefix(8).contains { $0.text == "or" || $0.text == "and" }
  }

  private static func statuses(_ tokens: [Token], _ range: Range<Int>, _ tags: [Tag], _ marker: Tag) -> [String] {
    var found: [String] = []
    func add(_ status: String) { if !found.contains(status) { found.append(status) } }
    var i = max(marker.start, range.lowerBound - 2)
    while i < range.upperBound {
      if i >= range.lowerBound, ["rescheduled", "rebooked", "reschedules", "rebooks"].contains(tokens[i].text) {
        add("tour_booked")
        i += 1
      } else if let event = EventLexicon.index.longest(tokens, at: i), event.range.upperBound <= range.upperBound + 1,
        event.range.upperBound > range.lowerBound, event.meaning.bonus >= 0
      {
        if let status = EventSense.named(event.meaning.key).status { add(status) }
        i = event.range.upperBound
      } else if i >= range.lowerBound, let status = ValueLexicon.statuses.longest(tokens, at: i),
        !tags.contains(where: { $0.isSource && $0.core.overlaps(status.range) })
      {
        for value in status.meaning { add(value) }
        i = status.range.upperBound
      } else {
        i += 1
      }
    }
    return found.filter { $0 != "new" }
  }

  /// The statuses in which nothing more is sent, given the ones the person named.
  static func complete(_ named: [String], afterTour: Bool) -> [String] {
    var all = Set(named)
    all.formUnion(["leased", "lost"])
    if all.contains("tour_booked"), !afterTour { all.insert("toured") }
    return LeadStatus.all.filter { all.contains($0) }
  }
}
