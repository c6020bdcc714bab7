/// A number as it was written. `1`, `1.0` and `1e0` are equal; the text survives for display.
public struct JSONNumber: Sendable, Hashable {
  public let text: String
  public let double: Double

  public init(_ value: Int) { (text, double) = (String(value), Double(value)) }

  /// A whole value is written without a fraction, so that 4 hours never reads "4.0".
  public init(_ value: Double) {
    double = value
    text = value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : String(value)
  }

  /// - Returns: nil when `text` is not a finite number.
  public init?(text: String) {
    guard let value = Double(text), value.isFinite else { return nil }
    (self.text, self.double) = (text, value)
  }

  public var int: Int? { Int(text) ?? Int(exactly: double) }

  public static func == (a: JSONNumber, b: JSONNumber) -> Bool {
    if let x = Int(a.text), let y = Int(b.text) { return x == y }
    return a.double == b.double
  }
  public func hash(into hasher: inout Hasher) { hasher.combine(double) }
}
