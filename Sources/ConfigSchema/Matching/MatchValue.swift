/// A value as conditions compare it.
///
/// Sources are compared by letters and digits alone, statuses, buckets and the lead's stage with spaces and hyphens as
/// underscores, weekdays by three letters, numbers by value even when written as text; other texts without regard to case.
struct MatchValue: Equatable, Sendable {
  private enum Form {
    case bool(Bool)
    case number(Double)
    case text(String)
    case other(JSON)
  }

  private let form: Form

  init(_ value: JSON, _ kind: ValueKind) {
    switch value {
    case .bool(let bool): form = .bool(bool)
    case .number(let number): form = .number(number.double)
    case .string(let text): form = Self.form(of: TextFolding.caseless(text), kind)
    case .null, .array, .object: form = .other(value)
    }
  }

  init(_ value: JSON, field: String) { self.init(value, ValueKind(of: field)) }

  private static func form(of text: String, _ kind: ValueKind) -> Form {
    if text == "true" { return .bool(true) }
    if text == "false" { return .bool(false) }
    return switch kind {
    case .source: .text(TextFolding.source(text))
    case .weekday: .text(String(text.prefix(3)))
    case .status: .text(TextFolding.status(text))
    case .refusal, .other: number(in: text).map(Form.number) ?? .text(text)
    }
  }

  static func == (a: MatchValue, b: MatchValue) -> Bool {
    switch (a.form, b.form) {
    case (.text(let x), .text(let y)): x == y
    case (.other(let x), .other(let y)): x == y
    default: a.amount != nil && a.amount == b.amount
    }
  }

  /// True and false count as 1 and 0.
  private var amount: Double? {
    switch form {
    case .bool(let bool): bool ? 1 : 0
    case .number(let number): number
    case .text, .other: nil
    }
  }

  var isTruthy: Bool {
    switch form {
    case .bool(let bool): bool
    case .number(let number): number != 0
    case .text(let text): !text.isEmpty
    case .other(.array(let items)): !items.isEmpty
    case .other(.object(let object)): !object.isEmpty
    case .other: false
    }
  }

  /// Equal values have equal keys; zero has no sign.
  var key: String { amount.map { "\($0 + 0)" } ?? text }

  /// For looking inside: a number as a decimal with at least one digit after the point.
  var text: String {
    switch form {
    case .bool(let bool): bool ? "True" : "False"
    case .number(let number): number.description
    case .text(let text): text
    case .other(let value): Self.text(of: value)
    }
  }

  /// A number, or a text that spells a finite decimal one.
  static func number(in value: JSON) -> Double? {
    switch value {
    case .number(let number): number.double
    case .string(let text): number(in: TextFolding.caseless(text))
    default: nil
    }
  }

  private static func number(in folded: String) -> Double? {
    guard let first = folded.utf8.first, isDecimal(first), folded.utf8.allSatisfy(isDecimal),
      let value = Double(folded), value.isFinite
    else { return nil }
    return value
  }

  /// Keeps out hexadecimal numbers and words such as `nan`, which is also a name.
  private static func isDecimal(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "+"),
      UInt8(ascii: "e"):
      true
    default: false
    }
  }

  /// A value as plain text, for comparing what is neither a number nor empty.
  static func text(of value: JSON) -> String {
    switch value {
    case .null: "None"
    case .bool(let bool): bool ? "True" : "False"
    case .number(let number): number.text
    case .string(let text): text
    case .array(let items): "[" + items.map(text(of:)).joined(separator: ", ") + "]"
    case .object(let object): "{" + object.keys.joined(separator: ", ") + "}"
    }
  }
}

/// How the values of a field are compared.
enum ValueKind: Sendable {
  case source, weekday, status
  /// Whether somebody wants no more messages: anything but nothing is a refusal.
  case refusal
  case other

  init(of field: String) {
    if field.hasSuffix("source") {
      self = .source
    } else if field == "time.weekday" {
      self = .weekday
    } else if field.hasSuffix("status") || field.hasSuffix("bucket") || field == "lead.stage" {
      self = .status
    } else {
      self = field == "lead.opted_out" ? .refusal : .other
    }
  }
}
