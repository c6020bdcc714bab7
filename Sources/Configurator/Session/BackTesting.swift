import ConfigSchema
import Engine
import Store

/// Lets proposals and live configurations live through the past days, over a connection of its own.
struct BackTesting {
  let store: Store
  /// The end of the days.
  let now: Timestamp

  /// - Parameter address: of the session's database; the back-test has its own connection and holds nobody up.
  init(address: ServerAddress, now: Timestamp) throws {
    store = try Store(Connection(address, options: ConnectionOptions(statementTimeout: 120_000)))
    self.now = now
  }

  /// One report for each property a proposal is about.
  /// - Parameters:
  ///   - accepted: which of a target's changes are taken for approved.
  ///   - progress: told from 0 to 1 how far it is; throws to give up.
  func reports(
    of proposal: Proposal, days: Int, accepting accepted: @escaping @Sendable (ProposalTarget) -> Set<String>,
    progress: (Double) throws -> Void = { _ in }
  ) throws -> [BackTestReport] {
    let count = Double(max(1, proposal.targets.count))
    return try proposal.targets.enumerated().map { index, target in
      let trial = BackTestReader.Trial(property: target.property.id, until: now, days: days) { live in
        let all = target.changes.map(\.change)
        let ids = accepted(target)
        return live.applying(all.filter { ids.contains($0.id) }, among: all)
      }
      return try report(trial) { try progress((Double(index) + $0) / count) }
    }
  }

  /// What is live alone.
  func live(_ property: ItemID, days: Int) throws -> BackTestReport {
    try report(BackTestReader.Trial(property: property, until: now, days: days)) { _ in }
  }

  private func report(
    _ trial: BackTestReader.Trial, progress: (Double) throws -> Void
  ) throws -> BackTestReport {
    guard let report = try BackTestReader(store.connection).run(trial, progress: progress) else {
      throw CommandFailure.propertyRemoved
    }
    return report
  }
}

extension ProposalTarget {
  /// Everything that is proposed.
  var allChanges: Set<String> { Set(changes.map(\.change.id)) }
}
