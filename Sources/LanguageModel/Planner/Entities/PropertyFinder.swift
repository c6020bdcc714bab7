import ConfigSchema

/// Finds the properties named in sentences: by name, by a telling part of the name, by type, "all but …".
struct PropertyFinder {
  let workspace: Workspace

  struct Mention {
    let properties: [ItemID]
    let range: Range<Int>
    var isExcluded = false
    var isSource = false
    /// The part of a name fits several properties.
    var isAmbiguous = false
  }

  func scope(of sentences: [Sentence]) -> PropertyScope {
    guard workspace.properties.count > 1 else { return PropertyScope(targets: [workspace.current]) }
    var included: [ItemID] = []
    var excluded: Set<ItemID> = []
    var scope = PropertyScope(targets: [])
    for sentence in sentences {
      let mentions = mentions(in: sentence)
      if let all = quantified(sentence) {
        included += all
        scope.isExplicit = true
        scope.isEverywhere =
          scope.isEverywhere || sentence.contains("everywhere") || sentence.plain.contains("wherever")
      }
      for mention in mentions {
        if mention.isExcluded {
          excluded.formUnion(mention.properties)
          continue
        }
        if mention.isSource, !mention.isAmbiguous {
          scope.source = mention.properties.first
          continue
        }
        if mention.isAmbiguous {
          scope.question = ambiguous(mention)
          continue
        }
        included += mention.properties
        scope.isExplicit = true
      }
      if !mentions.isEmpty, isHereToo(sentence) { included.append(workspace.current) }
    }
    let wanted = Set(included).subtracting(excluded)
    scope.targets = workspace.properties.map(\.facts.id).filter { wanted.contains($0) }
    if scope.targets.isEmpty, included.isEmpty, !excluded.isEmpty, excluded.contains(workspace.current) == false {
      scope.targets = [workspace.current]
    }
    if scope.targets.isEmpty, scope.question == nil { scope.targets = [workspace.current] }
    return scope
  }

  func isHereToo(_ sentence: Sentence) -> Bool {
    sentence.contains("here") && sentence.contains("and") || sentence.plain.contains("this one and")
      || sentence.plain.contains("as well as here")
  }

  func ambiguous(_ mention: Mention) -> Question {
    let names = mention.properties.compactMap { workspace[$0]?.facts.name }
    return Question("Which property do you mean: \(Wording.list(names, "or"))?", choices: names)
  }

  // MARK: All of a kind

  static let nouns: Set<String> = [
    "property", "properties", "community", "communities", "building", "buildings", "site", "sites", "location",
    "locations", "portfolio", "ones", "places", "complexes", "houses", "assets",
  ]
  static let all: Set<String> = [
    "all", "every", "each", "both", "everywhere", "whole", "entire", "portfolio", "rest", "others", "any",
    "wherever",
  ]

  /// "all senior communities", "every property", "everywhere", "across the portfolio".
  func quantified(_ sentence: Sentence) -> [ItemID]? {
    let tokens = sentence.tokens
    for (i, token) in tokens.enumerated() where Self.all.contains(token.text) && token.kind == .word {
      if token.text == "everywhere" {
        return ["else", "but"].contains(tokens[safe: i + 1]?.text ?? "") && tokens[i + 1].text == "else"
          ? others() : everyone()
      }
      if token.text == "portfolio" || token.text == "wherever" { return everyone() }
      var at = i + 1
      var type: String?
      while let next = tokens[safe: at], at - i <= 5, !next.isMark {
        if let match = PropertyTypes.match(tokens, at: at) {
          type = match.meaning
          at = match.range.upperBound
          continue
        }
        if Self.nouns.contains(next.text) {
          if next.text == "ones", type == nil { break }
          return (token.text == "others" || token.text == "rest" ? others() : everyone()).filter {
            type == nil || workspace[$0]?.facts.propertyType == type
          }
        }
        at += 1
      }
      if let type, token.text != "any",
        tokens[safe: at - 1].map({ PropertyTypes.match([$0], at: 0) != nil && $0.text.hasSuffix("s") }) ?? false
      {
        return everyone().filter { workspace[$0]?.facts.propertyType == type }
      }
    }
    return typed(sentence)
  }

  /// "at our student properties", "the senior communities".
  func typed(_ sentence: Sentence) -> [ItemID]? {
    let tokens = sentence.tokens
    for i in tokens.indices {
      guard let match = PropertyTypes.match(tokens, at: i), let noun = tokens[safe: match.range.upperBound],
        Self.nouns.contains(noun.text), noun.text.hasSuffix("s")
      else { continue }
      let found = everyone().filter { workspace[$0]?.facts.propertyType == match.meaning }
      if !found.isEmpty { return found }
    }
    return nil
  }

  func everyone() -> [ItemID] { workspace.properties.map(\.facts.id) }
  func others() -> [ItemID] { everyone().filter { $0 != workspace.current } }
}
