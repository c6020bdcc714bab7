/// A five-character code that says what kind of error the server reported (PostgreSQL manual, appendix A).
public struct SQLState: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
  public let rawValue: String
  public init(rawValue: String) { self.rawValue = rawValue }
  private init(_ code: String) { rawValue = code }
  public var description: String { rawValue }
  /// The first two characters: the family the code belongs to.
  public var family: String { String(rawValue.prefix(2)) }

  public static let uniqueViolation = SQLState("23505")
  public static let foreignKeyViolation = SQLState("23503")
  public static let checkViolation = SQLState("23514")
  public static let notNullViolation = SQLState("23502")
  public static let readOnlyTransaction = SQLState("25006")
  public static let failedTransaction = SQLState("25P02")
  public static let transactionOutcomeUnknown = SQLState("08007")
  public static let statementOutcomeUnknown = SQLState("40003")
  public static let serializationFailure = SQLState("40001")
  public static let deadlock = SQLState("40P01")
  public static let permissionDenied = SQLState("42501")
  public static let undefinedTable = SQLState("42P01")
  public static let undefinedColumn = SQLState("42703")
  public static let syntaxError = SQLState("42601")
  public static let duplicateDatabase = SQLState("42P04")
  public static let undefinedDatabase = SQLState("3D000")
  public static let diskFull = SQLState("53100")
  public static let outOfMemory = SQLState("53200")
  public static let tooManyConnections = SQLState("53300")
  public static let lockNotAvailable = SQLState("55P03")
  public static let queryCancelled = SQLState("57014")
  public static let adminShutdown = SQLState("57P01")
  public static let crashShutdown = SQLState("57P02")
  public static let cannotConnectNow = SQLState("57P03")
  /// `raise exception` in one of our own functions.
  public static let raised = SQLState("P0001")
}
