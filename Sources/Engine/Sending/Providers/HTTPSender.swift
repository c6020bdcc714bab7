import ConfigSchema
import Store
import Transfer

/// Sends through a provider behind a web request.
struct HTTPSender<Provider: HTTPProvider>: Sender {
  let provider: Provider
  var session = HTTPSession.shared

  /// Bytes of an answer that are worth reading.
  private static var kept: Int { 64 << 10 }

  func whyNotSetUp(_ outgoing: Outgoing) -> String? {
    Channel(outgoing) == provider.channel ? nil : "\(provider.name(for: outgoing)) carries something else"
  }

  func send(_ outgoing: Outgoing, key: ItemID, at: Timestamp) async -> SendOutcome {
    if let reason = whyNotSetUp(outgoing) { return .notSetUp(reason: reason) }
    let judge = AnswerOutcome(name: provider.name(for: outgoing), secrets: provider.secrets, at: at)
    let request: HTTPRequest
    do { request = try provider.request(outgoing, key: key, at: at) } catch { return .refused(reason: error.reason) }
    do {
      let answer = try await ProviderAnswer.fetch(request, session: session, keeping: Self.kept)
      let json = answer.json
      return judge.outcome(
        answer.head, externalID: provider.externalID(json), complaint: provider.complaint(json))
    } catch {
      return judge.outcome(error)
    }
  }
}

extension HTTPLimits {
  /// For a provider's API: it answers in a second or two, or something is wrong.
  static let provider = HTTPLimits(connect: .seconds(10), idle: .seconds(30), total: .seconds(30))
}
