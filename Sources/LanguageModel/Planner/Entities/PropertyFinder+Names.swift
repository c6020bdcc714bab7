import ConfigSchema

/// Properties that are named.
extension PropertyFinder {
  static let generic: Set<String> = [
    "apartment", "lofts", "loft", "flats", "flat", "commons", "hall", "homes", "home", "house", "houses", "street",
    "court", "place", "row", "yard", "square", "village", "park", "ridge", "cove", "point", "glen", "hollow", "quad",
    "residence", "residences", "tower", "towers", "station", "landing", "heights", "gardens", "garden", "terrace",
    "manor", "estates", "crossing", "creek", "lake", "lane", "at", "on", "of", "north", "south", "east", "west",
    "suites", "townhomes", "community", "living", "senior", "student", "ii", "iii", "iv", "i", "2", "3", "apartments",
    "the", "view", "hill", "hills", "valley", "woods", "grove", "pointe", "club", "campus",
  ]

  func mentions(in sentence: Sentence) -> [Mention] {
    let tokens = sentence.tokens
    var result: [Mention] = []
    var i = 0
    while i < tokens.count {
      if var mention = full(tokens, i) ?? partial(tokens, i) {
        mention.isExcluded = isExcluded(mention.range, tokens)
        mention.isSource = isSource(mention.range, tokens)
        result.append(mention)
        i = mention.range.upperBound
      } else {
        i += 1
      }
    }
    return result.isEmpty ? result : coordinated(result + byLastWord(tokens, result), tokens)
  }

  /// "Oak Court and Elm Gate keep out of it": what is said of one of the names that are joined holds for all of them.
  func coordinated(_ mentions: [Mention], _ tokens: [Token]) -> [Mention] {
    var result = mentions.sorted { $0.range.lowerBound < $1.range.lowerBound }
    let joined = result.indices.dropLast().filter { n in
      let between = tokens[result[n].range.upperBound..<max(result[n + 1].range.lowerBound, result[n].range.upperBound)]
      return !between.isEmpty && between.allSatisfy { ["and", "or", "nor", "&", "plus"].contains($0.text) }
    }
    for n in joined where result[n].isExcluded { result[n + 1].isExcluded = true }
    for n in joined.reversed() where result[n + 1].isExcluded { result[n].isExcluded = true }
    return result
  }

  /// "station and annex both": the last word of a name does when another property is named beside it.
  func byLastWord(_ tokens: [Token], _ known: [Mention]) -> [Mention] {
    guard tokens.contains(where: { ["both", "and", "plus"].contains($0.text) }) else { return [] }
    return tokens.indices.compactMap { i in
      guard Self.generic.contains(tokens[i].text), !known.contains(where: { $0.range.contains(i) }),
        [1, 2].contains(where: { n in
          known.contains { $0.range.lowerBound == i + n || $0.range.upperBound == i - n + 1 }
        })
      else { return nil }
      let found = workspace.properties.filter { PropertyNameWords.of($0.facts.name).last == tokens[i].text }
      return found.count == 1 ? Mention(properties: found.map(\.facts.id), range: i..<(i + 1)) : nil
    }
  }

  /// The longest full name that begins here.
  func full(_ tokens: [Token], _ i: Int) -> Mention? {
    var best: Mention?
    for state in workspace.properties {
      let words = PropertyNameWords.of(state.facts.name)
      if words.count == 1, !(tokens[i].isCapital || PropertyNameWords.isRare(words[0])) { continue }
      guard let end = PropertyNameWords.end(tokens, i, words), end > (best?.range.upperBound ?? i) else { continue }
      best = Mention(properties: [state.facts.id], range: i..<end)
    }
    return best
  }

  /// One telling word of a name: "Bexley" for "Bexley Yard". "the other Maple" leaves the current one out.
  func partial(_ tokens: [Token], _ i: Int) -> Mention? {
    guard tokens[i].kind == .word, tokens[i].text.utf8.count > 2 else { return nil }
    let word =
      tokens[i].text.hasSuffix("s") && !PropertyNameWords.isFirst(tokens[i].text, workspace)
      ? String(tokens[i].text.dropLast()) : tokens[i].text
    let isPlural = word != tokens[i].text
    let isGeneric = Self.generic.contains(word) || !PropertyNameWords.isRare(word)
    if isGeneric, !tokens[i].isCapital || i == 0 && !PropertyNameWords.isFirst(word, workspace) { return nil }
    var found = workspace.properties.filter { state in
      let words = PropertyNameWords.of(state.facts.name)
      return words.first == word || (!isGeneric && words.contains(word))
    }.map(\.facts.id)
    if found.isEmpty { return nil }
    let isOther = tokens[safe: i - 1].map { ["other", "second", "new"].contains($0.text) } ?? false
    if isOther { found.removeAll { $0 == workspace.current } }
    let end = i + 1
    let isBoth = isPlural || tokens[max(0, i - 3)..<i].contains { ["both", "all"].contains($0.text) }
    if found.count > 1, !isBoth {
      if !isOther, found.contains(workspace.current) { return Mention(properties: [workspace.current], range: i..<end) }
      return Mention(properties: found, range: i..<end, isAmbiguous: true)
    }
    return found.isEmpty ? nil : Mention(properties: found, range: i..<end)
  }

  func isExcluded(_ range: Range<Int>, _ tokens: [Token]) -> Bool {
    var i = range.lowerBound - 1
    var steps = 0
    while let token = tokens[safe: i], steps < 7, !token.endsSentence, !token.isMark(";"), !token.isMark(":") {
      if ["not", "except", "excluding", "besides", "without", "minus", "exclude", "skip", "apart"].contains(token.text)
        || token.text == "leave" && leavesAlone(tokens, range.upperBound)
      {
        return true
      }
      if token.isMark(","), steps > 3 { break }
      if ["to", "at", "for"].contains(token.text), steps > 1, tokens[safe: i - 1]?.text != "not" { break }
      i -= 1
      steps += 1
    }
    if isAnsweredNo(range, tokens) { return true }
    let after = tokens[range.upperBound...].prefix(8).map(\.text)
    guard let have = after.firstIndex(where: { ["have", "has", "need", "needs", "own", "got"].contains($0) }) else {
      return false
    }
    return after[..<have].contains("not") || after[..<have].contains("never")
      || after[have...].prefix(2).contains("its") || keeps(after, from: have)
  }

  /// "Oak Court has no …", but not "needs a no-show text".
  func keeps(_ after: [String], from have: Int) -> Bool {
    guard let no = after[have...].prefix(3).firstIndex(of: "no") else { return false }
    return after[safe: no + 1]?.hasPrefix("show") != true
  }

  /// "leave Oak Court alone", "leave Oak Court out of it".
  func leavesAlone(_ tokens: [Token], _ end: Int) -> Bool {
    tokens[end...].prefix(4).contains { ["alone", "out", "as", "be", "untouched", "unchanged"].contains($0.text) }
  }

  static let leftOut: Set<String> = [
    "excluded", "excepted", "aside", "exempt", "omitted", "skipped", "out", "apart",
  ]

  /// "Oak Court, no.", "Oak Court keeps theirs", "Oak Court stays as it is", "Oak Court does not do one".
  func isAnsweredNo(_ range: Range<Int>, _ tokens: [Token]) -> Bool {
    let after = tokens[range.upperBound...].filter { !$0.isMark || $0.endsSentence }.prefix(4).map(\.text)
    guard let first = after.first else { return false }
    if first == "no", after.count < 2 || after[1] == "." { return true }
    if Self.leftOut.contains(first)
      || ["is", "are", "stays"].contains(first) && Self.leftOut.contains(after[safe: 1] ?? "")
    {
      return true
    }
    if ["keeps", "keep", "stays", "stay", "remains"].contains(first) { return true }
    return ["does", "do", "should", "will", "did", "is"].contains(first) && after.dropFirst().prefix(1).contains("not")
  }

  /// "from Oak Court", "the way Oak Court has it", "like at Oak Court".
  func isSource(_ range: Range<Int>, _ tokens: [Token]) -> Bool {
    let before = tokens[max(0, range.lowerBound - 3)..<range.lowerBound].map(\.text)
    if before.last == "from" || before.suffix(2) == ["from", "the"] { return CopyWords.isCopy(tokens) }
    if ["like", "as"].contains(before.last ?? "") || before.suffix(2) == ["as", "at"]
      || before.suffix(2) == ["like", "at"] || before.suffix(2) == ["as", "in"]
    {
      return true
    }
    let after = tokens[range.upperBound...].prefix(2).map(\.text)
    return CopyWords.isCopy(tokens)
      && (after.first == "has" || after.first == "s"
        || tokens[range.upperBound - 1].text.hasSuffix("s") && after.first != "to" && before.last != "to"
          && CopyWords.targetFollows(tokens, range.upperBound))
  }
}
