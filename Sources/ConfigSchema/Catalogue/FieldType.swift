/// The type of a fact that conditions look at, or of an action's parameter.
public enum FieldType: String, Hashable, Sendable, Codable, CaseIterable {
  case text, integer, number, boolean, date, time, timestamp, uuid, json
  case textList = "list of text"
  case uuidList = "list of ids"
  /// Hour of the day, 0…23.
  case hour
  /// `mon` … `sun`.
  case weekday

  /// The operators that make sense on it.
  public var operators: Set<Operator> {
    switch self {
    case .text: Self.ofText
    case .uuid, .weekday: Self.ofChoices
    case .integer, .number, .hour, .date, .time, .timestamp: Self.ofAmounts
    case .boolean: Self.ofSwitches
    case .textList, .uuidList: Self.ofLists
    case .json: Self.any
    }
  }

  // Made once: they are asked for at every condition.
  private static let ofText: Set<Operator> = [.eq, .neq, .isIn, .notIn, .contains, .notContains, .exists, .notExists]
  private static let ofChoices: Set<Operator> = [.eq, .neq, .isIn, .notIn, .exists, .notExists]
  private static let ofAmounts: Set<Operator> = [.eq, .neq, .gt, .gte, .lt, .lte, .isIn, .notIn, .exists, .notExists]
  private static let ofSwitches: Set<Operator> = [.eq, .neq, .exists, .notExists]
  private static let ofLists: Set<Operator> = [.contains, .notContains, .exists, .notExists]
  private static let any = Set(Operator.allCases)

  /// How a person would call it: "a number", "a date (YYYY-MM-DD)".
  public var plainName: String {
    switch self {
    case .text: "text"
    case .integer: "a whole number"
    case .number: "a number"
    case .boolean: "true or false"
    case .date: "a date (YYYY-MM-DD)"
    case .time: "a time of day (HH:MM)"
    case .timestamp: "a moment (YYYY-MM-DDTHH:MM:SSZ)"
    case .uuid: "an id"
    case .json: "any value"
    case .textList: "a list of texts"
    case .uuidList: "a list of ids"
    case .hour: "an hour from 0 to 23"
    case .weekday: "a weekday (mon, tue, wed, thu, fri, sat, sun)"
    }
  }
}
