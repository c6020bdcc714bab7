import ConfigSchema
import Store
import Transfer

/// What an answer means for the run. Pure.
struct AnswerOutcome {
  /// Subject of the sentences.
  let name: String
  let secrets: [Secret]
  let at: Timestamp

  /// - Parameters:
  ///   - externalID: for a success.
  ///   - complaint: for everything else.
  func outcome(_ head: HTTPHead, externalID: String?, complaint: Complaint?) -> SendOutcome {
    switch head.status {
    case 200..<300: return .sent(externalID: externalID.map { String($0.prefix(200)) })
    case 300..<400: return .refused(reason: "\(name) answered with a redirect (\(head.status)), which is not followed")
    default: break
    }
    let reason = sentence(head.status, complaint)
    switch complaint?.nature ?? .asTheStatusSays {
    case .passing: return .retry(reason: reason, after: RetryAfter.seconds(head, at: at))
    case .final: return .refused(reason: reason)
    case .setUp: return .notSetUp(reason: reason)
    // A provider that turns us away, or wants to be paid, means us and not the message. A webhook's receiver says nothing of us.
    case .asTheStatusSays where complaint != nil && [401, 402].contains(head.status): return .notSetUp(reason: reason)
    case .asTheStatusSays: break
    }
    return Self.mayPass(head.status)
      ? .retry(reason: reason, after: RetryAfter.seconds(head, at: at)) : .refused(reason: reason)
  }

  /// Too slow, in conflict with an attempt that is still under way, too early, too many, or broken on their side.
  static func mayPass(_ status: Int) -> Bool { [408, 409, 425, 429].contains(status) || status >= 500 }

  /// An exchange without an answer. It may have been worked on, so the next attempt goes out under the same key.
  func outcome(_ error: TransferError) -> SendOutcome {
    switch error.code {
    case .cancelled, .closed: .retry(reason: "the attempt was interrupted", after: nil)
    case .addressRefused, .malformedURL, .malformedHeader, .unsupportedProtocol:
      .refused(reason: "\(name) cannot be reached: \(error.sentence)")
    // The library's own detail stays out: it may hold parts of an address that are as good as a key.
    default: .retry(reason: "\(name) could not be reached: \(error.sentence)", after: nil)
    }
  }

  private func sentence(_ status: Int, _ complaint: Complaint?) -> String {
    guard let complaint else { return "\(name) answered \(status)" }
    let code = complaint.code.isEmpty ? "" : ", code \(plain(complaint.code, limit: 60))"
    let words = plain(complaint.message, limit: 300)
    return "\(name) answered \(status)\(code)" + (words.isEmpty ? "" : ": \(words)")
  }

  /// A stranger's words, cut, visible and without secrets.
  private func plain(_ text: String, limit: Int) -> String {
    let safe = secrets.reduce(text) { $1.removed(from: $0) }
    let cut = safe.count > limit ? safe.prefix(limit) + "…" : safe[...]
    return Escape.visible(String(cut.map { $0.isWhitespace ? " " : $0 }))
  }
}

/// How long a server asks us to wait.
enum RetryAfter {
  /// Nobody is believed who asks for more than a day.
  static let longest: Double = 86_400

  /// - Returns: seconds; nil when it does not say, or says something that is no time to come.
  static func seconds(_ head: HTTPHead, at: Timestamp) -> Double? {
    guard let text = head["retry-after"] else { return nil }
    let wait = Double(text) ?? HTTPDate.epochSeconds(text).map { Double($0) - at.seconds }
    guard let wait, wait.isFinite, wait > 0 else { return nil }
    return min(wait, longest)
  }
}
