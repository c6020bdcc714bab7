import ConfigSchema
import LanguageModel
import TUI

extension EffectRunner {
  /// Reads what is live, asks the model, keeps the proposal, answers.
  func ask(_ id: EffectID, _ request: Request, amending: ItemID?) async {
    do {
      let prepared = try await store.value(isRead: true) { try $0.prepare(request, amending: amending) }
      let isOffline = prepared.asking.client is OfflinePlanner
      let shown = ShownText(isOffline: isOffline) { [post] in post(.answer(id, $0)) }
      let result = await prepared.asking.run(prepared.question, handles: prepared.handles) { shown.take($0) }
      if result.isCancelled || Task.isCancelled { return post(.answer(id, .cancelled)) }
      if let failure = result.failure {
        let kept = "Your words are kept and nothing was changed."
        let next =
          "Send them again when you like" + (isOffline ? "." : "; /model offline answers without any provider.")
        return post(.answer(id, .failed(Failure(title: failure, kept: kept, next: next))))
      }
      let outcome = try await store.value { try $0.keep(result, of: prepared.question) }
      for notice in result.notices { post(.news(.notice(Notice(.warning, notice)))) }
      post(.answer(id, .replied(outcome)))
      if result.isEmptied {
        try await store.value { [post] session in
          let pending = try session.pending()
          post(.news(.pending(pending)))
          Self.tellOverruled(session, pending, post)
        }
      }
    } catch {
      post(.answer(id, .failed(Failure(error))))
    }
  }
}

/// Turns the growing message into the pieces the screen appends. Called by one dialogue, in order.
final class ShownText: @unchecked Sendable {
  private let isOffline: Bool
  private let post: @Sendable (Answer) -> Void
  private var length = 0

  /// - Parameter isOffline: nobody else is asked.
  init(isOffline: Bool, _ post: @escaping @Sendable (Answer) -> Void) {
    (self.isOffline, self.post) = (isOffline, post)
  }

  func take(_ progress: DialogueProgress) {
    switch progress {
    case .message(let text):
      let bytes = text.utf8
      post(.text(String(decoding: bytes.dropFirst(length), as: UTF8.self)))
      length = bytes.count
    case .asking(let number):
      // Each asking brings a message of its own.
      if length > 0 { post(.text("\n")) }
      length = 0
      post(.progress(isOffline ? "Working it out" : number == 1 ? "Asking the model" : "Asking again"))
    case .showing: post(.progress("Showing the model what it wants to see"))
    case .checking: post(.progress("Checking the answer"))
    case .correcting(let count): post(.progress(count == 0 ? "Asking again" : "Having \(count) changes mended"))
    case .waiting(let seconds): post(.progress("Waiting \(seconds) s to ask again"))
    }
  }
}
