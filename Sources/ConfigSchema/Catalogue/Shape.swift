/// Which shapes of the platform's database an entry works on. There are three, with differing columns and tables.
public struct Shape: OptionSet, Hashable, Sendable {
  public let rawValue: UInt8
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  public static let january = Shape(rawValue: 1)
  public static let august = Shape(rawValue: 2)
  public static let hosted = Shape(rawValue: 4)

  public static let all: Shape = [.january, .august, .hosted]
  /// Came with the August migrations and stands on the hosted project as well.
  public static let sinceAugust: Shape = [.august, .hosted]
}
