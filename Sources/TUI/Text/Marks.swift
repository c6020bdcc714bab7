/// Up to four scalars of width 0 that sit on another one. Held in place, because a screen has thousands of cells.
public struct Marks: Hashable, Sendable {
  private var first: UInt32 = 0
  private var second: UInt32 = 0
  private var third: UInt32 = 0
  private var fourth: UInt32 = 0

  public init() {}

  public init(_ scalar: Unicode.Scalar) { first = scalar.value }

  public var isEmpty: Bool { first == 0 }

  /// The scalars, in order.
  public var scalars: [Unicode.Scalar] {
    [first, second, third, fourth].prefix { $0 != 0 }.compactMap { Unicode.Scalar($0) }
  }

  /// The four values, 0 where there is none.
  var values: (UInt32, UInt32, UInt32, UInt32) { (first, second, third, fourth) }

  /// Drops the scalar when there are four already.
  mutating func append(_ scalar: Unicode.Scalar) {
    if first == 0 {
      first = scalar.value
    } else if second == 0 {
      second = scalar.value
    } else if third == 0 {
      third = scalar.value
    } else if fourth == 0 {
      fourth = scalar.value
    }
  }
}
