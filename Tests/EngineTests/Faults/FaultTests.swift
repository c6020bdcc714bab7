import Glibc
import TestSupport
import Testing

/// A small run of it every time. The whole of it, 5,000 events, 50 kills and 3 restarts:
///
///     ENGINE_FAULTS=full swift test --disable-xctest --filter FaultTests
@Suite("Everything that can happen to workers", .serialized) struct FaultTests {
  private static let isFull = getenv("ENGINE_FAULTS") != nil

  @Test("killed, cut off, restarted: nothing is lost, and nothing in the database happens twice")
  func chaos() async throws {
    let failure = await Background { () -> String? in
      do {
        try Chaos(
          leads: Self.isFull ? 5_000 : 300, kills: Self.isFull ? 50 : 8, restarts: Self.isFull ? 3 : 1
        ).run()
        return nil
      } catch { return "\(error)" }
    }.value()
    #expect(failure == .some(nil))
  }

  @Test("a worker that was stopped and wakes when its lease is over is turned away, and counted")
  func stopped() async throws {
    let failure = await Background { () -> String? in
      do {
        try StoppedWorker().run()
        return nil
      } catch { return "\(error)" }
    }.value()
    #expect(failure == .some(nil))
  }

  @Test("a worker that is told to stop ends by itself with nothing in its hands")
  func terminated() async throws {
    let failure = await Background { () -> String? in
      do {
        try TerminatedWorker().run()
        return nil
      } catch { return "\(error)" }
    }.value()
    #expect(failure == .some(nil))
  }
}
