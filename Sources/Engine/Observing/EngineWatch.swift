import Store
import Synchronization

/// What a running engine tells those who look on: counters for a page of metrics, and entries for a log.
///
/// One is shared by the threads of an engine. It never holds anybody up and knows no names, numbers or texts of people.
public final class EngineWatch: Sendable {
  /// What has been counted since the engine started.
  public struct Counts: Hashable, Sendable {
    public var worker = Worker.Tally()
    public var courier = Courier.Tally()
    /// How often there was nothing to do.
    public var rests = 0
    /// How often the server was out of reach.
    public var losses = 0
  }

  private let state = Mutex(Counts())
  private let onEntry: (@Sendable (EngineLogEntry) -> Void)?
  private let clock: @Sendable () -> Timestamp

  /// - Parameter log: told of everything worth a line; from any thread.
  public init(clock: @escaping @Sendable () -> Timestamp, log: (@Sendable (EngineLogEntry) -> Void)? = nil) {
    (self.clock, onEntry) = (clock, log)
  }

  public var counts: Counts { state.withLock { $0 } }

  func saw(_ tally: Worker.Tally) {
    let before = state.withLock { counts in
      defer { counts.worker = tally }
      return counts.worker
    }
    tell(.info, "worked", tally.growth(since: before))
  }

  func saw(_ tally: Courier.Tally) {
    let before = state.withLock { counts in
      defer { counts.courier = tally }
      return counts.courier
    }
    tell(.info, "sent", tally.growth(since: before))
  }

  func rested() { state.withLock { $0.rests += 1 } }

  func lost(_ error: StoreError) {
    state.withLock { $0.losses += 1 }
    onEntry?(EngineLogEntry(at: clock(), level: .warning, event: "server_lost", numbers: [], reason: error.plainReason))
  }

  public func started(_ worker: String) {
    onEntry?(EngineLogEntry(at: clock(), level: .info, event: "started", numbers: [], reason: worker))
  }

  public func stopped() {
    onEntry?(EngineLogEntry(at: clock(), level: .info, event: "stopped", numbers: [], reason: nil))
  }

  private func tell(_ level: EngineLogEntry.Level, _ event: String, _ growth: [(String, Int)]) {
    let numbers = growth.filter { $0.1 > 0 }
    guard !numbers.isEmpty else { return }
    onEntry?(EngineLogEntry(at: clock(), level: level, event: event, numbers: numbers, reason: nil))
  }
}

extension StoreError {
  /// What kind of trouble it was, without the server's own words: those may hold a row's values.
  fileprivate var plainReason: String { sqlState.map { "\(kind) (\($0))" } ?? "\(kind)" }
}

extension Worker.Tally {
  /// What is counted, by the names that metrics and logs use.
  var named: [(String, Int)] {
    [
      ("events", events), ("raised", raised), ("moved", moved), ("runs", runs), ("done", done), ("held", held),
      ("cancelled", cancelled), ("failed", failed), ("set_aside", setAside),
    ]
  }

  func growth(since before: Self) -> [(String, Int)] {
    zip(named, before.named).map { ($0.0, $0.1 - $1.1) }
  }
}

extension Courier.Tally {
  /// As for the worker.
  var named: [(String, Int)] {
    [
      ("sent", sent), ("held", held), ("cancelled", cancelled), ("failed", failed), ("put_off", putOff),
      ("refused", refused),
    ]
  }

  func growth(since before: Self) -> [(String, Int)] {
    zip(named, before.named).map { ($0.0, $0.1 - $1.1) }
  }
}
