/// One key as a person thinks of it. Modifiers that terminals cannot report are absent.
public enum Key: Hashable, Sendable {
  /// A printing character, without control or alt.
  case character(Character)
  /// Control with a small letter or one of `_ ] \ ^ @`.
  case control(Character)
  /// Alt with a printing character: Escape and the character in one go.
  case alt(Character)
  case enter, altEnter, escape, tab, backTab, backspace, delete
  case up, down, left, right, home, end, pageUp, pageDown
  case wordLeft, wordRight, controlUp, controlDown, altBackspace
  case wheelUp, wheelDown
  /// 1 … 12.
  case function(Int)
}

/// Columns and rows of a terminal.
public struct Size: Hashable, Sendable {
  public var columns: Int
  public var rows: Int
  /// Sizes below 1 × 1 count as 1 × 1.
  public init(columns: Int, rows: Int) { (self.columns, self.rows) = (max(1, columns), max(1, rows)) }
}
