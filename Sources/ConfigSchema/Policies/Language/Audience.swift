/// A condition on words that people wrote or are called, with what the policies heard in its values or in its field's name.
struct AudienceTest {
  let list: ConditionList
  let index: Int
  let condition: Condition
  let hits: [PhraseBook<Theme>.Hit]
  /// Whether the words stand in the name of the field, as in `payload.has_kids`.
  var isInField = false

  var spot: Spot { list.spot(index, isInField ? "field" : "value") }

  /// Whether people of whom it is true get less than others.
  func isWorse(in scene: Scene) -> Bool {
    let actions = list.action.map { [list.trigger.actions[$0]] } ?? list.trigger.actions
    let effects = actions.map { Effect.of($0, scene) }
    return excludes ? effects.contains(.good) : effects.contains(.bad)
  }

  /// Whether it keeps out those who fit the words.
  var excludes: Bool {
    switch condition.op {
    case .neq, .notIn, .notContains: !(isInField && Self.saysNo(condition.value))
    case .notExists, .lt, .lte: isInField
    case .eq, .isIn: isInField && Self.saysNo(condition.value)
    case .exists, .gt, .gte, .contains: false
    }
  }

  /// `has_kids eq false`, `family_size eq 1`.
  private static func saysNo(_ value: JSON) -> Bool {
    Matcher.list(value).allSatisfy { item in
      if let number = MatchValue.number(in: item) { return number <= 2 }
      return item.bool == false || item.isNull
        || ["no", "none", "false", "n"].contains(TextFolding.caseless(item.string ?? "?"))
    }
  }
}

extension Scene {
  /// The conditions of changed triggers that look into free text, and those on a fact whose name says something of note.
  func makeAudienceTests() -> [AudienceTest] {
    triggers.flatMap { trigger in
      conditionLists(of: trigger).flatMap { list in
        list.conditions.indices.flatMap { tests(list, $0, of: trigger) }
      }
    }
  }

  private func tests(_ list: ConditionList, _ index: Int, of trigger: Trigger) -> [AudienceTest] {
    let condition = list.conditions[index]
    var tests: [AudienceTest] = []
    let name = FairHousingWords.book.hits(in: Words(Self.words(ofField: condition.field)))
    if !name.isEmpty {
      tests.append(AudienceTest(list: list, index: index, condition: condition, hits: name, isInField: true))
    }
    if isFreeText(condition.field, of: trigger) {
      let values = Matcher.list(condition.value).compactMap(\.string)
      let hits = values.flatMap { FairHousingWords.book.hits(in: Words($0)) }
      tests.append(AudienceTest(list: list, index: index, condition: condition, hits: hits))
    }
    return tests
  }

  /// `payload.hasKids_now` as "has kids now".
  private static func words(ofField path: String) -> String {
    var words = ""
    for character in path.drop(while: { $0 != "." }) {
      if character.isUppercase { words.append(" ") }
      words.append(character == "_" || character == "." ? " " : character)
    }
    return words
  }

  /// A list of usual values (`source`) does not keep others out.
  private func isFreeText(_ path: String, of trigger: Trigger) -> Bool {
    guard let field = catalogue.field(path, forEvent: trigger.eventType), field.vocabulary?.strictness != .hard else {
      return false
    }
    return field.type == .text || field.type == .json || field.type == .textList
  }
}
