import ConfigSchema

/// A type that can be read from the text form of a column.
public protocol ColumnValue {
  /// - Returns: nil when the text is not such a value.
  static func read(_ text: String) -> Self?
}

extension String: ColumnValue {
  public static func read(_ text: String) -> String? { text }
}

extension Int: ColumnValue {
  public static func read(_ text: String) -> Int? { Int(text) }
}

extension Double: ColumnValue {
  public static func read(_ text: String) -> Double? { Double(text) }
}

extension Bool: ColumnValue {
  public static func read(_ text: String) -> Bool? {
    switch text {
    case "t": true
    case "f": false
    default: nil
    }
  }
}

extension ItemID: ColumnValue {
  public static func read(_ text: String) -> ItemID? { ItemID(text) }
}

extension Timestamp: ColumnValue {
  public static func read(_ text: String) -> Timestamp? { Timestamp(text) }
}

/// An array of text; NULL elements are left out.
extension [String]: ColumnValue {
  public static func read(_ text: String) -> [String]? { ArrayText.decode(text) }
}
