import ConfigSchema
import Engine
import Store
import Synchronization

/// Keeps what was to be sent and answers as it is told.
final class RecordingSender: Sender {
  struct Sent: Hashable, Sendable {
    var key: ItemID
    var outgoing: Outgoing
  }

  private let all = Mutex<[Sent]>([])
  private let missing: String?
  private let answer: @Sendable (_ attempt: Int) async -> SendOutcome

  /// - Parameters:
  ///   - missing: why nothing is set up; nil = everything is.
  ///   - answer: to the attempt of that number, from 1.
  init(
    missing: String? = nil,
    _ answer: @escaping @Sendable (_ attempt: Int) async -> SendOutcome = { .sent(externalID: "x\($0)") }
  ) {
    (self.missing, self.answer) = (missing, answer)
  }

  var sent: [Sent] { all.withLock { $0 } }
  var texts: [String] {
    sent.map { sent in
      switch sent.outgoing {
      case .sms(let to, let body): "\(to): \(body)"
      case .email(let to, let subject, let body): "\(to): \(subject): \(body)"
      case .webhook(let url, let method, _, let body): "\(method) \(url): \(body)"
      }
    }
  }

  func whyNotSetUp(_ outgoing: Outgoing) -> String? { missing }

  func send(_ outgoing: Outgoing, key: ItemID, at: Timestamp) async -> SendOutcome {
    let count = all.withLock { all in
      all.append(Sent(key: key, outgoing: outgoing))
      return all.count
    }
    return await answer(count)
  }
}
