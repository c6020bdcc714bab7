/// Puts slips of the keyboard right: `remindr` is `reminder`, `emial` is `email`.
///
/// Only words that nobody knows are touched, and only towards words that the reading acts on or the workspace uses.
struct Spelling: Sendable {
  private let known: Set<String>
  private let names: Set<String>
  /// Words to correct to, by their first letter.
  private let targets: [UInt8: [String]]

  /// - Parameter names: words of the workspace: properties, triggers, pipelines, stages.
  init(names: Set<String> = []) {
    self.names = names
    known = KnownWords.all.union(CommonWords.all).union(names)
    targets = Dictionary(grouping: KnownWords.all.union(names).filter { $0.utf8.count >= 4 }.sorted()) {
      $0.utf8.first!
    }
  }

  func corrected(_ tokens: [Token]) -> [Token] {
    var seen: [String: String] = [:]
    var result = tokens
    for i in tokens.indices where tokens[i].kind == .word && tokens[i].text.utf8.count >= 4 {
      let word = tokens[i].text
      let best = seen[word] ?? corrected(word)
      seen[word] = best
      // A capital letter inside a sentence is a name, and names are only corrected to names.
      let isName = tokens[i].isCapital && i > 0 && !tokens[i - 1].endsSentence
      if !isName || names.contains(best) { result[i].text = best }
    }
    return result
  }

  private func corrected(_ word: String) -> String {
    guard !isKnown(word), word.utf8.allSatisfy({ $0 >= 0x61 && $0 <= 0x7A }) else { return word }
    return closest(to: word) ?? word
  }

  /// Known as it stands, or without an ending that English adds.
  private func isKnown(_ word: String) -> Bool {
    if known.contains(word) || known.contains(word + "s") { return true }
    return Stem.candidates(word).contains { known.contains($0) }
  }

  /// Short words have many neighbours that are words as well, so only the commonest slips count there.
  private func isPlausible(_ word: String, _ target: String, _ cost: Int) -> Bool {
    switch word.utf8.count {
    case ...4: EditDistance.isSwap(word, target)
    case 5...7: word.utf8.count != target.utf8.count || EditDistance.isSwap(word, target)
    default: true
    }
  }

  private func closest(to word: String) -> String? {
    let limit = word.utf8.count >= 10 ? 2 : 1
    var best: (word: String, cost: Int)?
    var isTied = false
    let (first, second) = (word.utf8.first!, word.utf8.dropFirst().first!)
    for letter in first == second ? [first] : [first, second] {
      for target in targets[letter] ?? [] where abs(target.utf8.count - word.utf8.count) <= limit {
        guard let cost = EditDistance.cost(Array(word.utf8), Array(target.utf8), limit: limit),
          letter == first || EditDistance.isSwap(word, target),
          isPlausible(word, target, cost)
        else { continue }
        if best == nil || cost < best!.cost {
          (best, isTied) = ((target, cost), false)
        } else if cost == best!.cost {
          isTied = true
        }
      }
    }
    return isTied ? nil : best?.word
  }
}

/// How far two words are apart: letters missing, added, replaced, or two neighbours swapped.
enum EditDistance {
  /// - Returns: ten per slip, less for the slips that fingers make most; nil beyond the limit.
  static func cost(_ a: [UInt8], _ b: [UInt8], limit: Int) -> Int? {
    var rows = [[Int]](repeating: [Int](repeating: 0, count: b.count + 1), count: a.count + 1)
    for i in 0...a.count { rows[i][0] = i * 10 }
    for j in 0...b.count { rows[0][j] = j * 9 }
    guard !a.isEmpty, !b.isEmpty else { return nil }
    for i in 1...a.count {
      for j in 1...b.count {
        var best = rows[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 10)
        // A letter too many is mostly a doubled one; a letter left out is the commonest slip.
        best = min(best, rows[i - 1][j] + (i > 1 && a[i - 1] == a[i - 2] ? 7 : 10))
        best = min(best, rows[i][j - 1] + (j > 1 && b[j - 1] == b[j - 2] ? 7 : 9))
        if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1], a[i - 1] != a[i - 2] {
          best = min(best, rows[i - 2][j - 2] + 6)
        }
        rows[i][j] = best
      }
    }
    let cost = rows[a.count][b.count]
    return cost <= limit * 10 && cost > 0 ? cost : nil
  }

  /// Two neighbouring letters in the wrong order and nothing else.
  static func isSwap(_ a: String, _ b: String) -> Bool { cost(Array(a.utf8), Array(b.utf8), limit: 1) == 6 }
}

/// Words with their English endings taken off.
enum Stem {
  /// The word itself is not among them.
  static func candidates(_ word: String) -> [String] {
    var result: [String] = []
    for (ending, others) in endings where word.hasSuffix(ending) && word.utf8.count > ending.utf8.count + 2 {
      let stem = String(word.dropLast(ending.count))
      result += others.map { stem + $0 }
      let bytes = Array(stem.utf8)
      if bytes.count > 2, bytes[bytes.count - 1] == bytes[bytes.count - 2] { result.append(String(stem.dropLast())) }
    }
    return result
  }

  private static let endings: [(String, [String])] = [
    ("ies", ["y"]), ("ied", ["y"]), ("es", ["", "e"]), ("s", [""]), ("ed", ["", "e"]), ("ing", ["", "e"]),
    ("er", ["", "e"]), ("ers", ["", "e"]), ("ly", [""]), ("est", ["", "e"]), ("ment", [""]), ("ness", [""]),
    ("able", ["", "e"]), ("ful", [""]), ("less", [""]), ("tion", ["", "te"]), ("ation", ["e", ""]), ("ier", ["y"]),
    ("ily", ["y"]), ("ist", [""]), ("ists", [""]), ("y", [""]), ("or", ["", "e"]), ("en", ["", "e"]), ("al", [""]),
    ("ive", ["", "e"]), ("th", [""]),
  ]
}

/// Every word that the reading acts on.
enum KnownWords {
  static let all: Set<String> = {
    var result: Set<String> = []
    for words in [
      EventLexicon.index.vocabulary, ActionLexicon.index.vocabulary, EditLexicon.index.vocabulary,
      ValueLexicon.sources.vocabulary, ValueLexicon.tourTypes.vocabulary, ValueLexicon.priorities.vocabulary,
      ValueLexicon.statuses.vocabulary, ValueLexicon.reviewSites.vocabulary, Markers.stop.vocabulary,
      Markers.when.vocabulary, Markers.others.vocabulary, Trailing.index.vocabulary, FixedSpans.index.vocabulary,
      Set(TimeUnit.words), Set(Weekdays.words), NumberWords.words, Set(LeadIn.relations.keys),
    ] { result.formUnion(words) }
    return result.filter { $0.utf8.allSatisfy { $0 >= 0x61 && $0 <= 0x7A } }
  }()
}
