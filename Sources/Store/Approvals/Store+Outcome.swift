import ConfigSchema

/// Whether an approval happened.
public enum ApprovalOutcome: Hashable, Sendable {
  case applied(AppliedApproval)
  /// It did not happen and will not: nothing was written.
  case notApplied
  /// The database cannot be asked now; the reason says what to do.
  case unreachable(StoreError)
}

extension Store {
  /// Asks the database whether an approval happened, opening the session anew when it was lost.
  ///
  /// The answer is final: if another session is still at this approval, this waits until it has ended, one way or the other.
  public func outcome(ofApproval id: ItemID) -> ApprovalOutcome {
    do {
      if let entries = try asked(id) { return .applied(entries) }
      return .notApplied
    } catch let error as StoreError {
      return .unreachable(error)
    } catch {
      return .unreachable(StoreError(.other, "The database could not be asked.", detail: "\(error)"))
    }
  }

  private func asked(_ id: ItemID) throws -> AppliedApproval? {
    if !connection.isUp { try reconnect() }
    do { return try ask(id) } catch let error as StoreError where error.kind == .connectionLost {
      // The session was dead without our knowing.
      try reconnect()
      return try ask(id)
    }
  }

  private func ask(_ id: ItemID) throws -> AppliedApproval? {
    try connection.transaction(.readCommitted, readOnly: true) {
      // Longer than an idle transaction of the lost session is kept.
      try connection.script("set local lock_timeout = '15s'")
      try refuseStandby()
      try connection.batch([ApprovalStatements.lockOutcome(of: id)])
      let found = try connection.execute("select from public.crm_approvals where id = $1", [.id(id)])
      return found.isEmpty ? nil : try applied(id)
    }
  }

  /// A standby may lag behind, and knows nothing of the locks of the primary: its "no" is worth nothing.
  private func refuseStandby() throws(StoreError) {
    guard try connection.execute("select pg_is_in_recovery() as standby").only().value("standby") as Bool else {
      return
    }
    throw StoreError(
      .unreachable,
      "The server that answers is a standby, which may not have heard of the approval. Connect to the primary server.")
  }
}
