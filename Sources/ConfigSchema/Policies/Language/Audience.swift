/// A condition on words that people wrote or are called, with what the policies heard in its values or in its field's name.
struct AudienceTest {
  let placed: PlacedCondition
  let hits: [PhraseBook<Theme>.Hit]
  /// Whether the words stand in the name of the field, as in `payload.has_kids`.
  let isInField: Bool

  init(_ placed: PlacedCondition, _ hits: [PhraseBook<Theme>.Hit], isInField: Bool = false) {
    (self.placed, self.hits, self.isInField) = (placed, hits, isInField)
  }

  var list: ConditionList { placed.list }
  var condition: Condition { placed.condition }
  var spot: Spot { placed.spot(isInField ? "field" : "value") }

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
    var tests: [AudienceTest] = []
    for placed in conditions {
      let name = hearing.fact(placed.condition.field).hits
      if !name.isEmpty { tests.append(AudienceTest(placed, name, isInField: true)) }
      guard let field = placed.field, Self.isFreeText(field) else { continue }
      let values = Matcher.list(placed.condition.value).compactMap(\.string)
      tests.append(AudienceTest(placed, values.flatMap { hearing.text($0).hits }))
    }
    return tests
  }

  /// A list of usual values (`source`) does not keep others out.
  private static func isFreeText(_ field: FieldSpec) -> Bool {
    if field.vocabulary?.strictness == .hard { return false }
    return field.type == .text || field.type == .json || field.type == .textList
  }
}
