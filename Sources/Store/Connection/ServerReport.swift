/// What the server said about a failed statement, field by field.
struct ServerReport: Hashable, Sendable {
  var severity: String
  var state: SQLState?
  var message: String
  var detail: String?
  var hint: String?
  var constraint: String?
  /// Whether the link still stands after the failure.
  var linkIsUp: Bool

  /// FATAL and PANIC end the session, so a commit they interrupt may or may not have happened. Words without a code are libpq's own:
  /// it could not write or read, although it may take it a moment to call the link broken.
  var endsSession: Bool { !linkIsUp || state == nil || severity == "FATAL" || severity == "PANIC" }

  private var words: String {
    [message, detail, hint.map { "Hint: \($0)" }].compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// The error a person gets to read.
  /// - Parameter committing: whether the statement was a commit.
  func error(committing: Bool = false) -> StoreError {
    let (kind, sentence) = committing && isOutcomeUnknown ? (.unknownOutcome, Self.unknownOutcome) : explanation
    return StoreError(kind, sentence, detail: words, sqlState: state, constraint: constraint)
  }

  private var isOutcomeUnknown: Bool {
    endsSession || state == .transactionOutcomeUnknown || state == .statementOutcomeUnknown
  }

  private static let unknownOutcome =
    "The connection to the database broke while the change was being saved, so it may or may not be in effect. "
    + "Reconnect and look before trying again."

  private var explanation: (StoreError.Kind, String) {
    if let known = knownStates { return known }
    if endsSession {
      return (.connectionLost, "The connection to the database was lost. Nothing half done was saved. Try again.")
    }
    switch state?.family {
    case "23", "44":
      return (.constraint, "The database refused a row because it breaks one of its rules. Nothing was changed.")
    case "53":
      return (.other, "The database server is short of resources. Nothing was changed. Try again in a moment.")
    case "P0": return (.constraint, sentence(message))
    case "CF": return (.constraint, GuardRefusal.sentence(state))
    default: return (.other, "The database could not carry out the request. Nothing was changed.")
    }
  }

  private var knownStates: (StoreError.Kind, String)? {
    switch state {
    case .adminShutdown, .crashShutdown, .cannotConnectNow:
      (.connectionLost, "The database server is restarting. Nothing half done was saved. Try again in a moment.")
    case .readOnlyTransaction:
      (.readOnly, "The database accepts no changes at the moment (it is read-only). Nothing was changed.")
    case .permissionDenied:
      (.permissionDenied, "This login is not allowed to do that. Nothing was changed. Ask the database's owner.")
    case .lockNotAvailable:
      (.lockTimeout, "Somebody else is changing the same thing. Nothing was changed. Try again in a moment.")
    case .serializationFailure, .deadlock:
      (.conflict, "Somebody else changed the same thing at the same time. Nothing was changed. Try again.")
    case .queryCancelled: (.cancelled, "The request was stopped. Nothing was changed.")
    case .diskFull:
      (.diskFull, "The database's disk is full. Nothing was changed. Free some space and try again.")
    case .undefinedTable, .undefinedColumn:
      (.schema, "The database lacks a table or column that is needed. Run `configurator migrate`.")
    default: nil
    }
  }

  /// Our own functions raise whole sentences already; other texts get their full stop.
  private func sentence(_ text: String) -> String { text.hasSuffix(".") ? text : text + "." }
}
