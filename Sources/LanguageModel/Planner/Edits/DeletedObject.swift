import ConfigSchema

/// What a sentence says should go: the automation itself, or something about it.
///
/// An automation is deleted only when the words of deleting have it as their object: its name, or a pronoun. "Take the
/// threes out" takes out ratings.
enum DeletedObject {
  enum Kind { case whole, part }

  private static let pronouns: Set<String> = [
    "it", "that", "this", "them", "those", "these", "one", "ones", "both", "all",
  ]
  private static let wholes: Set<String> = [
    "rule", "rules", "trigger", "triggers", "automation", "automations", "thing", "things", "whole", "entire", "lot",
    "setup", "flow", "workflow", "sequence", "series", "drip", "entirely", "completely",
  ]
  /// Words between the verb and its object, and behind it, that name nothing.
  private static let empty: Set<String> = [
    "the", "a", "an", "our", "my", "your", "please", "also", "out", "off", "away", "rid", "of", "do", "with", "need",
    "want", "use", "any", "more", "anymore", "longer", "no", "not", "for", "good", "now", "again", "too", "then", "and",
    "can", "could", "you", "we", "i", "just", "from", "go", "completely", "altogether", "today", "there", "here",
    "needed", "necessary", "required", "get", "take", "kill", "cut", "drop", "lose", "pull", "strike", "remove",
    "delete",
    "is", "are", "be", "to", "really", "much", "in", "at", "on", "so", "but", "still",
  ]

  /// - Parameter item: words of the automation's name.
  static func kind(_ statement: EditStatement, item: [String]) -> Kind {
    guard let verb = statement.verbs.first(where: { $0.verb == .delete }) else { return .whole }
    let tokens = statement.tokens
    var end = verb.range.upperBound
    while let token = tokens[safe: end], !token.isMark, !["and", "but", "because", "since", "as"].contains(token.text) {
      end += 1
    }
    let object = (verb.range.lowerBound + 1)..<max(end, verb.range.lowerBound + 1)
    let names = object.contains { i in
      statement.name?.contains(i) == true || Names.normal(tokens[i]).map { item.contains($0) } == true
    }
    if names || object.contains(where: { pronouns.contains(tokens[$0].text) || wholes.contains(tokens[$0].text) }) {
      return .whole
    }
    // "the brochure mail can go": what goes stands in front.
    return object.allSatisfy { tokens[$0].isMark || empty.contains(tokens[$0].text) } ? .whole : .part
  }
}
