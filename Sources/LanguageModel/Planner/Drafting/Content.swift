/// Turns what the person wants said into a sentence that can be sent: "asking whether they need anything" becomes
/// "Do you have questions?".
struct Content {
  /// One or more sentences to the reader; empty when nothing was said.
  let sentence: String
  /// A few words for a subject line or title.
  let topic: String
  /// The same about the lead instead of to it, for whoever reads the record.
  let record: String

  init(_ raw: String) {
    var words = raw.trimmed.split(separator: " ").map(String.init)
    if words.count == 1, ["what", "huh", "hm", "yes", "no"].contains(words[0].lowercased()) { words = [] }
    if words.allSatisfy(Self.isTime) { words = [] }
    let opensAside = words.first?.hasPrefix("(") == true && !raw.contains(")")
    if opensAside { words[0].removeFirst() }
    while let last = words.last, let stripped = Self.withoutTail(last) {
      words[words.count - 1] = stripped
      if stripped.isEmpty { words.removeLast() } else { break }
    }
    let (kind, rest) = opensAside ? (.statement, words) : Self.opening(words)
    let said = Self.withoutTrailing(rest)
    let spoken = Self.addressed(said)
    record = Wording.shortened(Wording.capitalised(said.joined(separator: " ")), 60)
    topic = Wording.shortened(Wording.capitalised(spoken.joined(separator: " ")), 60)
    sentence = Self.compose(kind, spoken)
  }

  private static let times: Set<String> = [
    "before", "after", "later", "at", "in", "by", "the", "a", "an", "of", "on", "day", "days", "hour", "hours",
    "minute",
    "minutes", "min", "mins", "hr", "hrs", "h", "d", "week", "weeks", "morning", "evening", "then", "and", "right",
    "away",
  ]

  /// "48h before": when, and nothing to read.
  private static func isTime(_ word: String) -> Bool {
    let plain = word.lowercased().filter { $0.isLetter || $0.isNumber }
    return times.contains(plain) || plain.first?.isNumber == true && times.contains(String(plain.drop { $0.isNumber }))
      || !plain.isEmpty && plain.allSatisfy(\.isNumber)
  }

  private enum Kind { case statement, question, invitation, thing, reminder, apology, thanks, offer }

  private static func withoutTail(_ word: String) -> String? {
    guard let last = word.last, ",.;:)".contains(last) else { return nil }
    return String(word.dropLast())
  }

  private static let openers: [([String], Kind)] = [
    (["saying", "that"], .statement), (["that", "says"], .statement), (["which", "says"], .statement),
    (["saying"], .statement), (["says"], .statement), (["say"], .statement), (["to", "say"], .statement),
    (["to", "tell", "them", "that"], .statement), (["to", "tell", "them"], .statement),
    (["telling", "them", "that"], .statement), (["telling", "them"], .statement),
    (["tell", "them", "that"], .statement), (["tell", "them"], .statement),
    (["letting", "them", "know", "that"], .statement), (["letting", "them", "know", "about"], .thing),
    (["letting", "them", "know"], .statement), (["let", "them", "know", "that"], .statement),
    (["let", "them", "know"], .statement), (["to", "let", "them", "know", "that"], .statement),
    (["to", "let", "them", "know"], .statement), (["explaining"], .thing), (["to", "explain"], .thing),
    (["asking", "them", "if"], .question), (["asking", "if"], .question), (["asking", "whether"], .question),
    (["to", "ask", "if"], .question), (["to", "see", "if"], .question), (["to", "check", "if"], .question),
    (["to", "find", "out", "if"], .question), (["seeing", "if"], .question), (["checking", "if"], .question),
    (["ask", "if"], .question), (["and", "ask", "if"], .question), (["to", "ask", "them", "if"], .question),
    (["ask", "them", "if"], .question),
    (["asking", "them", "to"], .invitation), (["asking", "to"], .invitation),
    (["to", "ask", "them", "to"], .invitation), (["inviting", "them", "to"], .invitation),
    (["invite", "them", "to"], .invitation), (["encouraging", "them", "to"], .invitation),
    (["urging", "them", "to"], .invitation), (["ask", "them", "to"], .invitation),
    (["inviting", "them", "back"], .invitation), (["ask", "to"], .invitation), (["to", "ask", "to"], .invitation),
    (["invite", "to"], .invitation), (["remind", "to"], .invitation),
    (["asking", "how"], .question), (["to", "ask", "how"], .question), (["asking", "when"], .question),
    (["asking", "what"], .question), (["ask", "how"], .question), (["asking", "about"], .thing),
    (["asking", "for"], .thing), (["asking", "them"], .question), (["asking"], .question),
    (["reminding", "them", "about"], .reminder), (["reminding", "them", "of"], .reminder),
    (["reminding", "them", "to"], .invitation), (["reminding", "them", "that"], .statement),
    (["reminding", "them"], .statement), (["to", "remind", "them", "about"], .reminder),
    (["to", "remind", "them", "of"], .reminder), (["to", "remind", "them"], .reminder),
    (["remind", "them", "about"], .reminder), (["remind", "them"], .reminder),
    (["apologizing", "for"], .apology), (["apologizing"], .apology), (["to", "apologize", "for"], .apology),
    (["to", "apologize"], .apology), (["sorry"], .apology), (["saying", "sorry"], .apology),
    (["thanking", "them", "for"], .thanks), (["to", "thank", "them", "for"], .thanks), (["thanking", "them"], .thanks),
    (["to", "thank", "them"], .thanks), (["to", "say", "thanks"], .thanks), (["to", "say", "thank", "you"], .thanks),
    (["saying", "thanks"], .thanks), (["saying", "thank", "you"], .thanks), (["thank", "them", "for"], .thanks),
    (["offering", "them"], .offer), (["offering", "to"], .offer), (["offering"], .offer), (["offer", "them"], .offer),
    (["offer"], .offer), (["to", "offer", "them"], .offer), (["to", "offer"], .offer), (["and", "offer"], .offer),
    (["about"], .thing), (["regarding"], .thing), (["with"], .thing), (["on"], .thing), (["including"], .thing),
    (["mentioning"], .thing), (["mention"], .thing), (["linking"], .thing), (["explain"], .thing),
    (["something", "like"], .statement), (["like"], .statement), (["our"], .thing), (["the"], .thing),
    (["how"], .thing), (["where"], .thing), (["what"], .thing), (["of"], .thing), (["that"], .statement),
    (["to"], .invitation), (["so"], .statement), (["for"], .thing), (["along", "with"], .thing),
    (["giving", "them"], .thing), (["confirming"], .thing), (["which"], .statement), (["containing"], .thing),
    (["introducing"], .thing),
  ]

  private static func opening(_ words: [String]) -> (Kind, [String]) {
    let plain = words.map { String($0.lowercased().filter { $0.isLetter || $0.isNumber || $0 == "'" }) }
    var best: ([String], Kind)?
    for (phrase, kind) in openers where plain.starts(with: phrase) && phrase.count > (best?.0.count ?? 0) {
      best = (phrase, kind)
    }
    guard let (phrase, kind) = best else { return (.thing, words) }
    let keep =
      ["our", "the", "how", "where", "what"].contains(phrase[0])
      ? 0
      : phrase.last == "how" || phrase.last == "when" && phrase[0] == "asking"
        || phrase.last == "what" && phrase[0] == "asking" ? phrase.count - 1 : phrase.count
    return (kind, Array(words.dropFirst(keep)))
  }

  private static let tails: [[String]] = [
    ["right", "away"], ["immediately"], ["asap"], ["please"], ["too"], ["as", "well"], ["instantly"],
    ["straight", "away"], ["automatically"], ["and"], ["then"],
  ]

  private static func withoutTrailing(_ words: [String]) -> [String] {
    var words = words
    for tail in tails {
      let end = words.suffix(tail.count).map { $0.lowercased().filter { $0.isLetter } }
      if end == tail, words.count > tail.count || tail != ["then"] && tail != ["and"] { words.removeLast(tail.count) }
    }
    return words
  }

  private static let swaps: [String: String] = [
    "they": "you", "them": "you", "their": "your", "theirs": "yours", "themselves": "yourself", "they're": "you're",
    "they've": "you've",
    "theyre": "you're", "theyve": "you've", "they'd": "you'd", "they'll": "you'll",
  ]

  /// Speaks to the reader instead of about them.
  private static func addressed(_ words: [String]) -> [String] {
    words.map { word in
      let tail = word.last.map { ",.;:?!".contains($0) } ?? false ? String(word.last!) : ""
      let plain = tail.isEmpty ? word : String(word.dropLast())
      return (swaps[plain.lowercased()] ?? plain) + tail
    }
  }

  private static func compose(_ kind: Kind, _ words: [String]) -> String {
    let text = words.joined(separator: " ")
    guard !text.isEmpty else { return kind == .thanks ? "Thank you!" : kind == .apology ? "We are sorry." : "" }
    switch kind {
    case .statement: return Wording.capitalised(text) + "."
    case .question: return question(words)
    case .invitation: return "Would you like to \(text)? Just reply and we will help."
    case .thing: return "Here is what we wanted to share: \(text)."
    case .reminder: return "A quick reminder about \(text)."
    case .apology: return "We are sorry about \(text)."
    case .thanks: return "Thank you for \(text)."
    case .offer: return "We would be glad to offer \(text)."
    }
  }

  private static func question(_ words: [String]) -> String {
    let first = words.first?.lowercased() ?? ""
    let rest = words.dropFirst().joined(separator: " ")
    if first == "you" {
      let second = words.dropFirst().first?.lowercased() ?? ""
      if ["are", "were", "can", "could", "would", "will", "have"].contains(second),
        !(second == "have" && !rest.hasSuffix("ed"))
      {
        return "\(Wording.capitalised(second)) you \(words.dropFirst(2).joined(separator: " "))?"
      }
      if second == "still" { return "Do you \(rest)?" }
      return "Do you \(rest)?"
    }
    if ["how", "when", "what", "where", "which", "who"].contains(first) {
      return Wording.capitalised(words.joined(separator: " ")) + "?"
    }
    return "We wanted to ask: " + words.joined(separator: " ") + "?"
  }
}
