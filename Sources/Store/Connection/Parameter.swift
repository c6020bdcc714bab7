import ConfigSchema

/// One value for `$1`, `$2`, … of a statement. It travels as text with its type, so no SQL is ever built from values.
///
/// Where a column has another type (a date, a time, an interval), use ``untyped(_:)`` or write a cast in the statement.
public enum Parameter: Hashable, Sendable {
  case text(String?)
  case int(Int?)
  case double(Double?)
  case bool(Bool?)
  case id(ItemID?)
  /// The text of a `jsonb` value; for a value at hand see ``json(_:)``. A `json` column keeps order and takes ``untyped(_:)``.
  case jsonText(String?)
  case timestamp(Timestamp?)
  /// The server works the type out from the place where the parameter stands.
  case untyped(String?)
  case texts([String])
  case ints([Int])
  case ids([ItemID])
  /// A NULL of whatever type is needed.
  case null

  /// The object identifier of the type in `pg_type`; 0 lets the server decide.
  var type: UInt32 {
    switch self {
    case .text: 25
    case .int: 20
    case .double: 701
    case .bool: 16
    case .id: 2950
    case .jsonText: 3802
    case .timestamp: 1184
    case .texts: 1009
    case .ints: 1016
    case .ids: 2951
    case .untyped, .null: 0
    }
  }

  /// The text form; nil is the SQL NULL.
  var wireText: String? {
    switch self {
    case .text(let value), .untyped(let value), .jsonText(let value): value
    case .int(let value): value.map(String.init)
    case .double(let value): value.map { String($0) }
    case .bool(let value): value.map { $0 ? "t" : "f" }
    case .id(let value): value?.value
    case .timestamp(let value): value?.description
    case .texts(let values): ArrayText.encode(values)
    case .ints(let values): "{" + values.map(String.init).joined(separator: ",") + "}"
    case .ids(let values): ArrayText.encode(values.map(\.value))
    case .null: String?.none
    }
  }
}

extension Parameter: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
  ExpressibleByNilLiteral
{
  public init(stringLiteral value: String) { self = .text(value) }
  public init(integerLiteral value: Int) { self = .int(value) }
  public init(booleanLiteral value: Bool) { self = .bool(value) }
  public init(nilLiteral: ()) { self = .null }
}

/// A statement with its parameters, for ``Connection/batch(_:)``.
public struct Statement: Hashable, Sendable {
  public var sql: String
  public var parameters: [Parameter]
  /// Whether the server keeps what it made of the text for the rest of the session: for long statements that come again.
  public var isKept: Bool

  public init(_ sql: String, _ parameters: [Parameter] = [], kept: Bool = false) {
    (self.sql, self.parameters, isKept) = (sql, parameters, kept)
  }
}
