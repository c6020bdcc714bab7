import ConfigSchema

/// A message about "our special" needs to know which, and until when it holds.
enum UnnamedOffer {
  private static let index = PatternIndex<Bool>(
    [
      "our|the|this|that|your|current|latest|new|todays ~2 special|specials|concession|concessions|promo|promotion|promotions|deal|deals|incentive|discount",
      "whatever|whichever|any ~1 special|specials|concession|concessions|promo|promotion|deal|incentive|discount",
      "special|specials|concession|promo|promotion|deal|discount ~1 we|you ~1 have|run|running|got|offer|offering",
    ].map { ($0, true) })
  private static let details: Set<String> = [
    "free", "off", "waived", "waive", "percent", "half", "month", "months", "week", "weeks", "link", "page",
  ]

  /// "our special list" is a thing that exists.
  private static let things: Set<String> = [
    "list", "page", "sheet", "flyer", "pricing", "price", "prices", "section", "brochure", "link", "team", "event",
  ]

  static func question(_ action: ActionDraft) -> Question? {
    guard action.kind.messagesPerson, action.exact == nil else { return nil }
    return question(Tokenizer.read(action.content).tokens)
  }

  /// Set when the words speak of an offer and do not say which.
  static func question(_ tokens: [Token]) -> Question? {
    guard let match = index.first(in: tokens), !things.contains(tokens[safe: match.range.upperBound]?.text ?? ""),
      !tokens.contains(where: { $0.kind == .number || details.contains($0.text) })
    else {
      return nil
    }
    return Question("Which special should the message name, and until when does it hold?")
  }
}
