/// A number as it was written. `1`, `1.0` and `1e0` are equal; the text survives for display.
public struct JSONNumber: Sendable, Hashable {
  /// JSON text of the number (`null` for a value that is not finite, which JSON cannot express).
  public let text: String
  public let double: Double

  public init(_ value: Int) { (text, double) = (String(value), Double(value)) }

  /// A whole value is written without a fraction, so that 4 hours never reads "4.0".
  public init(_ value: Double) {
    double = value
    text = Self.shortest(value)
  }

  /// - Returns: nil when `text` is not a finite number in JSON's own notation.
  public init?(text: String) {
    guard let json = try? JSONParser.parse(text), case .number(let number) = json else { return nil }
    self = number
  }

  /// For text that has been checked already.
  init(verbatim text: String, _ double: Double) { (self.text, self.double) = (text, double) }

  public var int: Int? { Int(text) ?? Int(exactly: double) }

  /// The same text for all equal numbers.
  var canonicalText: String { int.map(String.init) ?? Self.shortest(double) }

  private static func shortest(_ value: Double) -> String {
    if !value.isFinite { return "null" }
    return value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : String(value)
  }

  public static func == (a: JSONNumber, b: JSONNumber) -> Bool {
    if let x = a.int, let y = b.int { return x == y }
    return a.double == b.double
  }
  public func hash(into hasher: inout Hasher) { hasher.combine(double) }
}
