import ConfigSchema
import Dispatch
import Store
import Synchronization
import TUI

extension EffectRunner {
  /// A back-test over a connection of its own, on a thread of its own: what else the program does goes on meanwhile.
  func backTest(_ id: EffectID, _ proposal: ItemID) async {
    do {
      let (address, stored) = try await store.value(isRead: true) { ($0.database.address, try $0.stored(proposal)) }
      let isCancelled = Atomic(false)
      let reports = try await withTaskCancellationHandler {
        try await Self.reports(of: stored.proposal, address) { [post] percent in
          if isCancelled.load(ordering: .relaxed) { throw CancellationError() }
          post(.answer(id, .backTestProgress(percent)))
        }
      } onCancel: {
        isCancelled.store(true, ordering: .relaxed)
      }
      post(.answer(id, .backTest(reports)))
    } catch is CancellationError {
      post(.answer(id, .cancelled))
    } catch { post(.answer(id, .failed(Failure(error)))) }
  }

  private static func reports(
    of proposal: Proposal, _ address: ServerAddress, told: @escaping @Sendable (Int) throws -> Void
  ) async throws -> [BackTestReport] {
    try await withCheckedThrowingContinuation { continuation in
      DispatchQueue.global(qos: .utility).async {
        continuation.resume(
          with: Result {
            var last = -1
            return try BackTesting(address: address, now: .now).reports(
              of: proposal, days: 30, accepting: \.allChanges
            ) { part in
              let percent = Int(part * 100)
              guard percent / 5 > last / 5 || last < 0 else { return }
              last = percent
              try told(percent)
            }
          })
      }
    }
  }
}
