/// Reasons about which conditions can hold together, by trying the values that could make a difference.
struct ConditionLogic {
  let catalogue: Catalogue
  let event: String

  /// Whether some facts satisfy all conditions. Errs on the side of yes.
  func canHold(_ conditions: [Condition]) -> Bool { contradiction(in: conditions) == nil }

  /// The conditions on one field that exclude each other, in their order; nil when there are none.
  func contradiction(in conditions: [Condition]) -> [Condition]? {
    var pending = conditions[...]
    while let field = pending.first?.field {
      let same = pending.filter { $0.field == field }
      if !canHold(same, on: field) { return same }
      pending.removeAll { $0.field == field }
    }
    return nil
  }

  private func canHold(_ conditions: [Condition], on field: String) -> Bool {
    if conditions.count == 1, let answer = Self.canHoldAlone(conditions[0]) { return answer }
    return candidates(for: conditions, on: field).contains { value in
      conditions.allSatisfy { Matcher.holds($0, for: value) }
    }
  }

  /// The answer for a condition without company, when it needs no thought.
  private static func canHoldAlone(_ condition: Condition) -> Bool? {
    switch condition.op {
    case .neq, .notIn, .exists, .notExists, .contains, .notContains: true
    case .eq: condition.value != ""
    case .isIn: Matcher.list(condition.value).contains { !Matcher.isEmpty($0) }
    case .gt, .gte, .lt, .lte: nil
    }
  }

  /// Whether a condition without company surely holds for some value.
  static func holdsAlone(_ condition: Condition) -> Bool { canHoldAlone(condition) == true }

  /// Enough values of the field that, if none satisfies the conditions, nothing does.
  private func candidates(for conditions: [Condition], on field: String) -> [JSON] {
    let spec = catalogue.field(field, forEvent: event)
    let missing: [JSON] = spec?.isOptional == false ? [] : [.null]
    switch spec?.type {
    case .boolean: return missing + [true, false]
    case .hour: return (0...23).map { .number(JSONNumber($0)) }
    case .weekday: return ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
    case .integer, .number: return missing + Self.numbers(around: conditions, whole: spec?.type == .integer)
    case .textList, .uuidList: return missing + Self.lists(from: conditions)
    default:
      if let vocabulary = spec?.vocabulary, vocabulary.strictness == .hard {
        return missing + vocabulary.values.map(JSON.string)
      }
      return missing + Self.texts(from: conditions) + Self.numbers(around: conditions, whole: false)
    }
  }

  private static func mentioned(_ conditions: [Condition]) -> [JSON] {
    conditions.flatMap { condition -> [JSON] in
      switch condition.op {
      case .isIn, .notIn, .contains, .notContains: Matcher.list(condition.value)
      case .exists, .notExists: []
      default: [condition.value]
      }
    }
  }

  private static func numbers(around conditions: [Condition], whole: Bool) -> [JSON] {
    let step = whole ? 1 : 0.5
    let numbers = Set(mentioned(conditions).compactMap(MatchValue.number(in:))).sorted()
    // Between two neighbours there may be room for less than a step.
    let between = whole ? [] : zip(numbers, numbers.dropFirst()).map { $0 + ($1 - $0) / 2 }
    let near = numbers.flatMap { [$0, $0 - step, $0 + step] } + between
    return (near.isEmpty ? [0] : near).map { .number(JSONNumber($0)) }
  }

  /// What is mentioned, all that must be contained in one text, something just above each, and things never mentioned.
  private static func texts(from conditions: [Condition]) -> [JSON] {
    let mentioned = mentioned(conditions).filter { !$0.isNull }
    let words = mentioned.map(MatchValue.text(of:))
    let joined = conditions.filter { $0.op == .contains }.flatMap { Matcher.list($0.value) }.map(MatchValue.text(of:))
    return mentioned + [.string(joined.joined(separator: " ")), "!", "~other", true, false]
      + words.map { .string($0 + "~") }
  }

  private static func lists(from conditions: [Condition]) -> [JSON] {
    let wanted = conditions.filter { $0.op == .contains }.flatMap { Matcher.list($0.value) }
    return [.array(wanted), .array([]), .array(["~other"])] + wanted.map { .array([$0]) }
  }
}
