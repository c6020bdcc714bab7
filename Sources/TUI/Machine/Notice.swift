/// One line above the input: what just happened or went wrong.
public struct Notice: Hashable, Sendable {
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    case info
    case good
    case warning
    case failure
  }
  public var kind: Kind
  public var text: String
  public init(_ kind: Kind, _ text: String) { (self.kind, self.text) = (kind, text) }
}
