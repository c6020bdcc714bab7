/// What a piece of text is. Colours are chosen from it at the very end, so that meaning never hangs on colour.
public enum Role: UInt8, Hashable, Sendable, CaseIterable {
  case plain
  /// Secondary text: hints, times, labels.
  case dim
  case title
  /// Lines and boxes.
  case frame
  /// The person's words.
  case person
  /// The name of a key in a hint.
  case key
  case banner
  case status
  case chip
  /// Words quoted as evidence.
  case quote
  case added
  case removed
  case changed
  case note
  case warn
  case block
  case good
  /// The approval code.
  case code
  /// What cannot be chosen now.
  case disabled
  /// A scalar shown by its number because it would otherwise hide or harm.
  case escaped
  /// Punctuation and names in the exact JSON.
  case jsonName
  case jsonValue
}

/// A role, and whether it belongs to the selected line.
public struct Style: Hashable, Sendable {
  public var role: Role
  public var isSelected: Bool
  public init(_ role: Role, isSelected: Bool = false) { (self.role, self.isSelected) = (role, isSelected) }
  public static let plain = Style(.plain)
}
