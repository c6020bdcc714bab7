import ConfigSchema

/// An approval that is in effect.
public struct AppliedApproval: Hashable, Sendable, Identifiable {
  public var id: ItemID
  /// What it did, property by property.
  public var entries: [Entry]

  public struct Entry: Hashable, Sendable {
    public var property: ItemID
    public var approval: ApprovalEntry
    public init(property: ItemID, approval: ApprovalEntry) { (self.property, self.approval) = (property, approval) }
  }

  public init(id: ItemID, entries: [Entry]) { (self.id, self.entries) = (id, entries) }

  init(_ id: ItemID, _ entries: [(property: ItemID, entry: ApprovalEntry)]) {
    self.init(id: id, entries: entries.map { Entry(property: $0.property, approval: $0.entry) })
  }
}

extension Store {
  /// Writes an approved change and its versions: all of it or nothing, in one transaction. The only way to change live configuration.
  ///
  /// The number of round trips does not depend on how much is approved.
  ///
  /// - Parameter approval: a fresh id. Keep it: with it, ``outcome(ofApproval:)`` tells later whether this happened. Applying the same
  ///   approval a second time changes nothing and gives the same answer.
  public func apply(_ change: ApprovedChange, as approval: ItemID) throws(ApplyFailure) -> AppliedApproval {
    let plan = ApprovalPlan(change, as: approval)
    do { return try write(plan) } catch let failure as ApplyFailure { throw failure } catch {
      let known =
        error as? StoreError
        ?? StoreError(.other, "The approval could not be carried out. Nothing was changed.", detail: "\(error)")
      return try settled(known, plan)
    }
  }

  private func write(_ plan: ApprovalPlan) throws -> AppliedApproval {
    // Written out beforehand: an open transaction that is silent for long is ended by the server.
    let writing = ApprovalStatements.write(plan)
    let settling = ApprovalStatements.settleWaiting(plan)
    let reading = Self.entryStatements(ofApproval: plan.approval, snapshots: false)
    return try connection.transaction(opening: settings + ApprovalStatements.lockAndLook(plan)) { answers in
      let check = try ApprovalCheck(Array(answers.dropFirst(settings.count)))
      if check.isApplied { return try applied(plan.approval) }
      try refuse(plan, check)
      let written = try connection.batch(writing + settling + reading)
      guard written[writing.count - 1].affected == plan.editCount else {
        throw StoreError(
          .conflict, "The rows in the database are not the ones that were approved for. Nothing was changed.")
      }
      return AppliedApproval(plan.approval, try Self.entries(Array(written.suffix(reading.count))))
    }
  }

  /// A session that is lost gives its locks back soon, although its server process may not notice the loss by itself. And what has
  /// been answered for is on disk, also where the server is set to be content with less. Plans are made for any values and kept:
  /// every row is found by its key, whatever the values are.
  private var settings: [Statement] {
    [
      Statement("set local role configurator_writer"),
      Statement(
        """
        select set_config('idle_in_transaction_session_timeout', $1, true),
          set_config('plan_cache_mode', 'force_generic_plan', true),
          case when current_setting('synchronous_commit') = 'off' then set_config('synchronous_commit', 'on', true) end
        """, [.text(String(connection.options.silenceTimeout))], kept: true),
    ]
  }

  func applied(_ approval: ItemID) throws(StoreError) -> AppliedApproval {
    AppliedApproval(
      approval,
      try Self.entries(connection.batch(Self.entryStatements(ofApproval: approval, snapshots: false))))
  }

  private func refuse(_ plan: ApprovalPlan, _ check: ApprovalCheck) throws {
    let missing = check.missing(plan)
    guard missing.isEmpty else { throw ApplyFailure.propertyGone(missing) }
    let moved = check.moved(plan)
    guard moved.isEmpty, try check.isWaiting(plan) else { throw ApplyFailure.conflict(try conflict(plan, moved)) }
    if let other = try check.otherDecision(plan) { throw ApplyFailure.decidedOtherwise(other) }
  }

  private func conflict(
    _ plan: ApprovalPlan, _ moved: [(target: ApprovalPlan.Target, liveRevision: Int)]
  ) throws(StoreError) -> ApprovalConflict {
    let live = try Self.configurations(
      connection.execute(
        "select property_id, config_type, config_id, snapshot::text from public.crm_live_items($1)",
        [.ids(moved.map(\.target.property.id))]))
    var targets: [ApprovalConflict.Target] = []
    for (target, liveRevision) in moved {
      targets.append(
        ApprovalConflict.Target(
          property: target.property, baseRevision: target.baseRevision, liveRevision: liveRevision, base: target.base,
          live: live[target.property.id] ?? .empty, proposed: target.result,
          since: try entries(property: target.property.id, since: target.baseRevision)))
    }
    return ApprovalConflict(settlement: try proposal(plan.proposal)?.settlement, targets: targets)
  }

  /// What an error of the database means for the approval. Only a commit that went unanswered leaves that open, and then it is asked.
  private func settled(_ error: StoreError, _ plan: ApprovalPlan) throws(ApplyFailure) -> AppliedApproval {
    guard error.kind == .unknownOutcome else { throw ApplyFailure(error, login: login) }
    switch outcome(ofApproval: plan.approval) {
    case .applied(let approval): return approval
    case .notApplied:
      throw .notApplied(
        StoreError(
          .connectionLost, "The connection to the database broke before the approval was saved. Nothing was changed.",
          detail: error.detail, sqlState: error.sqlState))
    case .unreachable(let reason): throw .outcomeUnknown(approval: plan.approval, reason)
    }
  }

  /// As the server knows it: an address need not name the login.
  private var login: String {
    let known: String? = try? connection.execute("select session_user::text as login").first?.value("login")
    return known ?? connection.address.user ?? ""
  }
}
