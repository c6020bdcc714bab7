import ConfigSchema

/// Why an approval was not applied, or why that is not known.
public enum ApplyFailure: Error, Hashable, Sendable {
  /// Somebody else's approval came first, or the proposal was settled or amended. Nothing was written.
  case conflict(ApprovalConflict)
  /// The stored decisions are not those that were approved. Nothing was written.
  case decidedOtherwise(OtherDecision)
  /// The login stands for nobody who may approve for these properties. Nothing was written.
  case mayNotApprove(login: String, StoreError)
  /// Properties that were deleted meanwhile. Nothing was written.
  case propertyGone([PropertyFacts])
  /// The database said no, or was lost before the commit was sent. Nothing was written.
  case notApplied(StoreError)
  /// The connection broke during the commit and the database cannot be asked now: ask ``Store/outcome(ofApproval:)`` later.
  case outcomeUnknown(approval: ItemID, StoreError)
}

extension ApplyFailure {
  /// - Parameter error: one after which nothing was written. The guard, or a policy that hides what is out of reach, may be
  ///   behind it.
  init(_ error: StoreError, login: String) {
    let isRefused = error.sqlState == .mayNotApprove || error.sqlState == .permissionDenied
    self = isRefused ? .mayNotApprove(login: login, error) : .notApplied(error)
  }
}

extension SQLState {
  /// Raised by the guard in the database: the login stands for nobody who may approve here.
  static let mayNotApprove = SQLState(rawValue: "CF003")
}

extension ApplyFailure: CustomStringConvertible {
  public var description: String {
    switch self {
    case .conflict(let conflict): conflict.description
    case .decidedOtherwise(let other): other.description
    case .mayNotApprove(let login, _):
      "The login \(login) may propose, but not approve here. Nothing was changed; the proposal still waits. "
        + "Ask an administrator to approve, or to let you."
    case .propertyGone(let properties):
      "\(properties.map(\.name).joined(separator: ", ")) was deleted meanwhile. Nothing was changed."
    case .notApplied(let error): "\(error.message) The proposal still waits."
    case .outcomeUnknown(_, let error):
      "The connection broke while the approval was being saved, and the database cannot be asked yet. "
        + "It is either in effect as a whole or not at all. Look again in a moment. (\(error.message))"
    }
  }
}

extension ApprovalConflict: CustomStringConvertible {
  public var description: String {
    let first = targets.lazy.compactMap { target in target.since.first.map { (target, $0) } }.first
    let what: String
    if let (target, entry) = first {
      what = "\(entry.by) approved a change to \(target.property.name) at \(entry.at) (revision \(entry.revision))."
    } else if let settlement {
      what = "\(settlement.by) settled this proposal at \(settlement.at): it is \(settlement.status.rawValue)."
    } else if let target = targets.first {
      what = "The configuration of \(target.property.name) was changed past the record."
    } else {
      what = "The proposal was amended meanwhile."
    }
    return what + " Nothing was changed. Rebase the proposal to review it against what is live now."
  }
}
