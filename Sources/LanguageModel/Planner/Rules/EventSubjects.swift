/// Corrects a moment whose phrase fits, but which is said of something else: "a review that nobody has answered" is no
/// lead that nobody has contacted.
enum EventSubjects {
  private struct Subject {
    let nouns: Set<String>
    let keys: Set<String>
    /// How the types of its events begin.
    let prefixes: [String]
  }

  private static let all: [Subject] = [
    Subject(
      nouns: ["review", "reviews"], keys: ["unanswered", "review", "bad_review", "good_review"],
      prefixes: ["review", "reputation"]),
    Subject(
      nouns: ["chat", "chats", "chatbot", "widget"], keys: ["idle", "chat_started"],
      prefixes: ["conversation", "message", "widget", "human"]),
    Subject(
      nouns: ["competitor", "competitors", "comp", "comps", "rival"], keys: ["price_drop", "special", "price_change"],
      prefixes: ["competitor", "market", "scrape"]),
    Subject(nouns: ["calendar", "calendars"], keys: ["calendar"], prefixes: ["calendar"]),
  ]

  /// Phrases that say "nobody did anything" of whatever stands before them.
  private static let vague: Set<String> = ["lead_stale", "lead_uncontacted", "lead_created"]

  /// The tags with the moment of the subject that was named; nil when they are right as they are.
  static func matched(_ tags: [Tag], _ strong: [Tag], _ tokens: [Token]) -> [Tag]? {
    guard let wrong = strong.first(where: { vague.contains($0.event!.type) }),
      let deed = tags.first(where: { $0.action != nil && !$0.isNegated })
    else { return nil }
    let start = tokens[..<wrong.start].lastIndex(where: \.endsSentence).map { $0 + 1 } ?? 0
    let clause = start < deed.start ? start..<deed.start : deed.end..<tokens.count
    guard clause.lowerBound < clause.upperBound,
      let subject = all.first(where: { subject in
        clause.contains { subject.nouns.contains(tokens[$0].text) }
      }),
      // The noun itself may have been taken for the moment.
      strong.allSatisfy({ tag in
        tag.start == wrong.start || tag.range.count <= 2 && subject.prefixes.contains { tag.event!.type.hasPrefix($0) }
      }),
      !clause.contains(where: { people.contains(tokens[$0].text) }),
      let reading = EventFrames.read(tokens, clause, only: subject.keys)
    else { return nil }
    let others = tags.filter { $0.event == nil || $0.event?.isWeak == true }
    return Moments.replaced(others, reading)
  }

  /// With a lead in the clause the noun may only say where the lead is from.
  private static let people: Set<String> = WordClass.words("lead")
}
