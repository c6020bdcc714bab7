/// The part of a sentence that says when: "once their visit is through", or the words before a colon or an arrow.
enum MomentClause {
  private static let openers: Set<String> = [
    "when", "whenever", "if", "once", "after", "upon", "following", "should", "anytime", "before",
  ]
  private static let ends: Set<String> = ["then", "unless", "until", "but"]

  /// Every clause that may hold a moment, in order.
  static func ranges(_ tokens: [Token], _ tags: [Tag]) -> [Range<Int>] {
    var result: [Range<Int>] = []
    for i in tokens.indices where opens(tokens, i) {
      if result.last?.contains(i) == true { continue }
      let end = end(from: i + 1, tokens, tags)
      if end > i + 1 { result.append((i + 1)..<end) }
    }
    if let head = head(tokens, tags), !result.contains(where: { $0.overlaps(head) }) { result.append(head) }
    return result
  }

  private static func opens(_ tokens: [Token], _ i: Int) -> Bool {
    let word = tokens[i].text
    guard tokens[i].kind == .word else { return false }
    if openers.contains(word) { return word != "should" || i == 0 }
    if word == "for" { return i == 0 }
    // "as soon as", "every time", "the moment", "the minute".
    if word == "as" { return ["soon"].contains(tokens[safe: i - 1]?.text ?? "") }
    if word == "time" { return ["any", "every", "each"].contains(tokens[safe: i - 1]?.text ?? "") }
    return ["moment", "minute", "second", "instant"].contains(word) && tokens[safe: i - 1]?.text == "the"
  }

  private static func end(from start: Int, _ tokens: [Token], _ tags: [Tag]) -> Int {
    var at = start
    while let token = tokens[safe: at] {
      if token.isMark, !token.isMark("/"), !token.isMark("&") { return at }
      if ends.contains(token.text) { return at }
      if at > start, tags.contains(where: { $0.action != nil && $0.start == at && !$0.isNegated }) { return at }
      at += 1
    }
    return at
  }

  /// The words in front of a colon, an arrow, an equals sign or a comma, when something is to be done behind it.
  private static func head(_ tokens: [Token], _ tags: [Tag]) -> Range<Int>? {
    guard let action = tags.first(where: { $0.action != nil && !$0.isNegated }),
      let mark = tokens[..<action.start].lastIndex(where: {
        $0.isMark(":") || $0.isMark(">") || $0.isMark("=") || $0.isMark(",")
      }), mark > 0
    else { return nil }
    let start = tokens[..<mark].lastIndex { $0.isMark }.map { $0 + 1 } ?? 0
    return start < mark ? start..<mark : nil
  }
}

/// Words of a stretch that nothing recognised explains.
enum Unexplained {
  private static let plain: Set<String> = Set(
    """
    a an the this that these those some any every each all both no not our my your their his her its we i you they he she it
    us me them him who whom whose which what someone somebody anyone anybody everyone everybody people person folks ppl guy
    guys is are was were be been being am has have had having do does did doing done will would can could should may might
    must shall to of for from in on at by with into onto out off up down over under about as than then so and or but also
    too just only even still yet already really very quite right new fresh incoming inbound brand first next last again
    when whenever if once after before while until unless since where because soon moment minute second instant time times
    upon during through via get gets got getting come comes came coming go goes going went gone make makes made making
    takes take took want wants need needs like please lead leads prospect prospects inquiry inquiries guest guests renter
    renters shopper shoppers client clients customer customers student students family families applicant applicants
    resident residents card cards traffic community property building here there us-only one ones thing things anything something
    else other others always ever never automatically system happen happens happened let lets say says got plus via ok okay
    hey hi hello yes yeah well now today basically literally actually way much many more less most least few lot per case
    apartment apartments unit units home homes place listing listings availability available info information leasing
    renting rental rent floor plan plans details question questions inbox crm box portal site
    okay dear team rule policy sop ps going forward add create set put open have make start starting effective please
    drip drips sequence series cadence follow followup nurture campaign responder autoresponder autoreply auto reply instant
    counted counting day days
    touch touches step steps part parts message messages attempt attempts three-touch
    event soon regardless whatever however kind sort type types contact contacts submit submits
    """.split(whereSeparator: { $0 == " " || $0 == "\n" }).map(String.init))

  /// Positions of the words that carry a meaning nobody read.
  static func words(_ range: Range<Int>, _ tokens: [Token], _ tags: [Tag]) -> [Int] {
    range.filter { i in
      guard tokens[i].kind == .word, !plain.contains(tokens[i].text), tokens[i].text.utf8.count > 1 else {
        return false
      }
      return !tags.contains { $0.range.contains(i) && !$0.isWhen && !$0.isStop && $0.event?.isWeak != true }
    }
  }
}
