import ConfigSchema
import Dispatch
import Store
import Synchronization

/// Runs a courier beside the router: what is slow outside keeps nothing waiting inside.
final class CourierThread: Sendable {
  private let end = DispatchSemaphore(value: 0)
  private let result = Mutex<(tally: Courier.Tally, failure: (any Error)?)>((Courier.Tally(), nil))
  private let bell: Pause

  struct Setup: Sendable {
    var address: ServerAddress
    var worker: String
    var sender: any Sender
    var terms: LeaseTerms
    var backoff: Backoff
    var watch: EngineWatch
    var clock: @Sendable () -> Timestamp
  }

  /// - Parameter pause: when it is stopped, this one ends as well; it is stopped when this one fails.
  init(_ setup: Setup, pause: Pause) {
    bell = Pause(under: pause)
    DispatchQueue(label: "courier").async { [self] in
      do { try work(setup) } catch {
        result.withLock { $0.failure = error }
        pause.stop()
      }
      end.signal()
    }
  }

  /// There may be something to send.
  func wake() { bell.wake() }

  /// Waits for its end.
  /// - Throws: what it failed with.
  func join() throws -> Courier.Tally {
    end.wait()
    let (tally, failure) = result.withLock { ($0.tally, $0.failure) }
    if let failure { throw failure }
    return tally
  }

  private func work(_ setup: Setup) throws {
    guard let connection = try connect(setup.address) else { return }
    let courier = Courier(
      connection, worker: setup.worker, sender: setup.sender, terms: setup.terms, backoff: setup.backoff, bell: bell)
    defer { result.withLock { $0.tally = courier.tally } }
    var rest = Rest()
    while !bell.isStopped {
      do {
        let now = setup.clock()
        if try courier.step(now: now) {
          setup.watch.saw(courier.tally)
          rest.wake()
        } else {
          bell.wait(seconds: rest.next(until: try courier.secondsUntilNeeded(now: now)))
        }
      } catch let error as StoreError where error.isPassing {
        setup.watch.lost(error)
        bell.wait(seconds: rest.next(until: nil))
        try? connection.reopenAsEngine()
      }
    }
    try close(courier, connection, setup)
  }

  /// The server may be away for a moment when the engine starts beside it.
  private func connect(_ address: ServerAddress) throws -> Connection? {
    var rest = Rest()
    while !bell.isStopped {
      do {
        let connection = try Connection(address)
        try connection.workAsEngine()
        return connection
      } catch {
        guard error.isPassing else { throw error }
        bell.wait(seconds: rest.next(until: nil))
      }
    }
    return nil
  }

  /// What cannot be handed back because the server is away is taken over when its lease runs out.
  private func close(_ courier: Courier, _ connection: Connection, _ setup: Setup) throws {
    do { try courier.close(clock: setup.clock) } catch let error as StoreError where error.isPassing {
      guard (try? connection.reopenAsEngine()) != nil else { return }
      try courier.close(clock: setup.clock)
    }
  }
}
