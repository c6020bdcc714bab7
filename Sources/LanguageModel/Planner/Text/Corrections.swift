/// Carries out what a speaker takes back: of "five, no wait, make that three" only "three" stays.
enum Corrections {
  /// Applies corrections inside sentences, and of a sentence that only corrects the one before.
  static func applied(_ sentences: [Sentence]) -> [Sentence] {
    var result: [Sentence] = []
    result.reserveCapacity(sentences.count)
    for sentence in sentences {
      // "Ten days is too long. Make that a week.": the first value is the old one and nothing is taken back.
      if let last = result.last, last.source == sentence.source, !last.contains("too"), onlyCorrects(sentence.tokens) {
        let joined = last.tokens.filter { !$0.endsSentence } + sentence.tokens
        let corrected = applied(joined)
        if corrected.count < joined.count {
          result[result.count - 1].tokens = corrected
          continue
        }
      }
      var kept = sentence
      kept.tokens = applied(sentence.tokens)
      if kept.tokens.contains(where: { !$0.isMark }) { result.append(kept) }
    }
    return result
  }

  /// A short sentence that begins by taking something back and goes on with a value.
  private static func onlyCorrects(_ tokens: [Token]) -> Bool {
    guard tokens.count <= 9, let first = tokens.first, let marker = CorrectionMarker.at(tokens, 0) else { return false }
    if first.text == "no", marker.words.count == 1, tokens[safe: 1]?.kind != .number { return false }
    return ValueClass.of(tokens, skipMarks(tokens, marker.words.count)) != nil
  }

  static func applied(_ tokens: [Token]) -> [Token] {
    guard tokens.contains(where: { CorrectionMarker.starters.contains($0.text) }) else { return tokens }
    var result: [Token] = []
    var i = 0
    while i < tokens.count {
      guard let marker = CorrectionMarker.at(tokens, i) else {
        result.append(tokens[i])
        i += 1
        continue
      }
      let next = skipMarks(tokens, i + marker.words.count)
      if let cut = replacedValue(in: result, by: tokens, at: next, marker) {
        i = replace(&result, from: cut, tokens, next)
      } else if marker.takesBackClause, let cut = clauseStart(result), next < tokens.count {
        result.removeSubrange(cut...)
        i = next
      } else {
        result.append(tokens[i])
        i += 1
      }
    }
    return result
  }

  private static let glue: Set<String> = ["make", "it", "that", "is", "like", "say", "just"]

  private static func skipMarks(_ tokens: [Token], _ i: Int) -> Int {
    var at = i
    while let token = tokens[safe: at], token.isMark || glue.contains(token.text) {
      if !token.isMark, ValueClass.of(tokens, at + 1) == nil,
        tokens[safe: at + 1].map({ !glue.contains($0.text) }) ?? true
      {
        break
      }
      at += 1
    }
    return at
  }

  /// Where in `result` a value begins that the value at `next` replaces.
  private static func replacedValue(
    in result: [Token], by tokens: [Token], at next: Int, _ marker: CorrectionMarker
  ) -> Int? {
    // "the visit note, make that a text" changes a note there is; nothing is taken back.
    guard let kind = ValueClass.of(tokens, next),
      kind == .number || marker.words != ["no"] && marker.words != ["make", "that"]
    else { return nil }
    var at = result.count - 1
    var distance = 0
    while at >= 0, distance < 8 {
      if !result[at].isMark { distance += 1 }
      if result[at].endsSentence { return nil }
      if ValueClass.of(result, at) == kind {
        let before = result[safe: at - 1]
        return kind == .channel && before.map({ ["a", "an", "the"].contains($0.text) }) == true ? at - 1 : at
      }
      at -= 1
    }
    return nil
  }

  /// Puts the new value in the place of the old one; what else was said stays. A unit that the new number lacks stays,
  /// too: "five days, no, three".
  /// - Returns: where reading goes on.
  private static func replace(_ result: inout [Token], from cut: Int, _ tokens: [Token], _ next: Int) -> Int {
    while result.last?.isMark(",") == true || result.last?.isMark("…") == true { result.removeLast() }
    let oldEnd = min(ValueClass.end(result, cut), result.count)
    let newEnd = ValueClass.end(tokens, next)
    var new = Array(tokens[next..<newEnd])
    let old = Array(result[cut..<oldEnd])
    if new.count == 1, new[0].kind == .number, let unit = old.firstIndex(where: { TimeUnit.named($0.text) != nil }) {
      new += old[unit...]
    } else if let unit = old.lastIndex(where: { TimeUnit.named($0.text) != nil }), unit + 1 < old.count,
      new.last.map({ TimeUnit.named($0.text) != nil }) ?? false
    {
      // What followed the old unit ("later", "after that") is still meant.
      new += old[(unit + 1)...]
    }
    result.replaceSubrange(cut..<oldEnd, with: new)
    return newEnd
  }

  private static func clauseStart(_ result: [Token]) -> Int? {
    var at = result.count - 1
    while at >= 0, result[at].isMark(",") || result[at].isMark("…") { at -= 1 }
    let end = at
    while at >= 0, !result[at].isMark { at -= 1 }
    return end >= 0 && at < end ? at + 1 : nil
  }
}

/// The words by which a speaker takes something back.
struct CorrectionMarker {
  let words: [String]
  /// Whether it takes back a whole clause when no value is replaced.
  let takesBackClause: Bool

  static func at(_ tokens: [Token], _ i: Int) -> CorrectionMarker? {
    guard starters.contains(tokens[i].text) else { return nil }
    return all.first { marker in marker.words.indices.allSatisfy { tokens[safe: i + $0]?.text == marker.words[$0] } }
  }

  static let starters = Set(all.map { $0.words[0] })

  private static let strong = [
    "no , wait , make that", "no wait , make that", "no wait make that", "no wait make it", "no wait , make it",
    "wait , make that", "wait make that", "wait make it", "no , wait", "no wait", "wait no", "wait , no",
    "no , scratch that", "scratch that", "strike that", "never mind", "correction", "oh wait", "no no wait",
  ]
  private static let weak = [
    "no , make that", "no , make it", "no make that", "no make it", "actually make that", "actually make it",
    "sorry , make that", "no , sorry", "no sorry", "sorry , i mean", "sorry i mean", "sorry , i meant", "sorry i meant",
    "i mean", "i meant", "or rather", "hold on", "actually no", "no actually", "no , actually", "make that", "wait ,",
    "sorry", "actually", "no", "rather", "oops", "hmm no", "hmm , no", "hmm", "wait no wait", "er no", "no hang on",
    "hang on", "correction", "well no", "well , no", "no wait a minute", "or no", "or actually",
  ]
  /// Longest first.
  private static let all: [CorrectionMarker] = (strong.map { ($0, true) } + weak.map { ($0, false) })
    .map { CorrectionMarker(words: $0.0.split(separator: " ").map(String.init), takesBackClause: $0.1) }
    .sorted { $0.words.count > $1.words.count }
}

/// Kinds of values that can replace each other in a correction.
enum ValueClass: Hashable {
  case number, weekday, channel

  static func of(_ tokens: [Token], _ i: Int) -> ValueClass? {
    guard let token = tokens[safe: i] else { return nil }
    if token.kind == .number { return .number }
    if let fixed = FixedSpans.index.longest(tokens, at: i), fixed.meaning.relation != .immediate { return .number }
    if ["a", "an", "the"].contains(token.text), let next = tokens[safe: i + 1] {
      if channels.contains(next.text) { return .channel }
      return TimeUnit.named(next.text) != nil ? .number : nil
    }
    if Weekdays.named(token.text) != nil { return .weekday }
    return channels.contains(token.text) ? .channel : nil
  }

  /// Where the value that begins here ends: number and unit, or the one word.
  static func end(_ tokens: [Token], _ i: Int) -> Int {
    if let (_, end) = Spans.read(tokens, i) { return end }
    if of(tokens, i) == .channel, ["a", "an", "the"].contains(tokens[i].text) { return i + 2 }
    return i + 1
  }

  private static let channels: Set<String> = ["text", "email", "sms", "texts", "emails", "task", "call", "note"]
}
