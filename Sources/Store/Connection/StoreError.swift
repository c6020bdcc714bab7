/// Something the store could not do, said so that the person at the keyboard knows what to do next.
public struct StoreError: Error, Hashable, Sendable {
  public enum Kind: String, Hashable, Sendable {
    /// What should name a server cannot be read.
    case badAddress
    /// No server answered.
    case unreachable
    /// A server answered and refused the login, the database or the role.
    case refusedLogin
    /// The link broke while nothing of ours was being committed: nothing was changed.
    case connectionLost
    /// The link broke while a commit was on its way: ask the database what happened before trying again.
    case unknownOutcome
    case readOnly
    case permissionDenied
    /// Another session held a lock for longer than we wait.
    case lockTimeout
    /// Two sessions changed the same thing; trying again is safe.
    case conflict
    case cancelled
    case diskFull
    /// The text cannot be stored (it holds a NUL character).
    case refusedText
    /// A constraint or one of our own checks in the database said no.
    case constraint
    /// The database lacks a table or column this program needs.
    case schema
    /// An answer did not have the shape we asked for.
    case unexpectedData
    /// The private database could not be set up, started or stopped.
    case cluster
    /// Migrations do not fit the database.
    case migration
    case other
  }

  public var kind: Kind
  /// Whole sentences: what happened, what was kept, what to do next.
  public var message: String
  /// What the server or the operating system said, for the log and for `doctor`.
  public var detail: String?
  public var sqlState: SQLState?
  /// The constraint that refused a row, when one did.
  public var constraint: String?

  public init(
    _ kind: Kind, _ message: String, detail: String? = nil, sqlState: SQLState? = nil, constraint: String? = nil
  ) {
    (self.kind, self.message, self.detail) = (kind, message, detail)
    (self.sqlState, self.constraint) = (sqlState, constraint)
  }

  /// Whether the same request may simply be sent again.
  public var isRetryable: Bool { kind == .conflict || kind == .lockTimeout }
}

extension StoreError: CustomStringConvertible {
  public var description: String {
    guard let detail, !detail.isEmpty else { return message }
    return "\(message) (\(detail))"
  }
}
