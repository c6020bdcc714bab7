/// "anyone who books or leases drops out": people named only because nothing more goes to them.
///
/// Read as "stop when …", so that the moments named there trigger nothing.
enum DroppingOut {
  private static let people: Set<String> = [
    "anyone", "anybody", "whoever", "everyone", "everybody", "people", "those", "leads", "somebody", "someone", "who",
  ]
  private static let exits = PatternIndex<Bool>(
    [
      "drops|drop|falls|fall|comes|come|gets|get|goes|go|is|are|be out|off",
      "exits|exit|leaves|leave ~2 drip|series|sequence|list",
      "stops|stop getting|hearing|receiving", "gets|get|hears|receives nothing|no more|further",
      "is|are done|finished|excluded",
      "is|are|gets|get taken|pulled|removed|dropped ~2 off|out|from", "gets|get ~1 skipped|removed|dropped|cut",
    ].map { ($0, true) })

  /// The tokens with the stop said first; the same tokens when nobody drops out.
  static func normal(_ tokens: [Token]) -> [Token] {
    let start = tokens.firstIndex { !$0.isMark && $0.text != "and" } ?? 0
    guard tokens.count - start >= 4, people.contains(tokens[start].text) else { return tokens }
    let who = tokens[safe: start + 1].map { ["who", "that"].contains($0.text) } == true ? start + 2 : start + 1
    guard tokens[start].text == "whoever" || who == start + 2,
      let exit = tokens.indices.last(where: { exits.longest(tokens, at: $0) != nil }), exit > who,
      let end = exits.longest(tokens, at: exit)?.range.upperBound,
      tokens[end...].filter({ !$0.isMark }).count <= 4,
      (who..<exit).contains(where: { ValueLexicon.statuses.longest(tokens, at: $0) != nil })
    else { return tokens }
    func word(_ text: String) -> Token {
      Token(text: text, kind: .word, start: tokens[start].start, end: tokens[start].end)
    }
    return [word("everything"), word("stops"), word("when"), word("they")] + tokens[who..<exit]
  }
}
