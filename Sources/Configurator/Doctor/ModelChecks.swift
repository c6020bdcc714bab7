import ConfigSchema
import LanguageModel
import Store
import Transfer

/// Which model would answer, and whether a server of one's own is there. Nothing of the person's is sent.
enum ModelChecks {
  static func run(_ environment: [String: String]) async -> [DoctorCheck] {
    let choice = ModelChoice.fromEnvironment(environment)
    if let notice = choice.notice {
      return [DoctorCheck("model", .warning, notice, advice: "See docs/models.md for the variables.")]
    }
    guard let endpoint = choice.endpoint else {
      return [DoctorCheck("model", .good, "The built-in planner answers; it needs no key.")]
    }
    if isOwnServer(endpoint), let problem = await unreachable(endpoint) { return [problem] }
    return [DoctorCheck("model", .good, "The model in use is \(endpoint.name).")]
  }

  /// Vendors in the internet are reached over TLS and are asked nothing here; a server beside us may just not be running.
  private static func isOwnServer(_ endpoint: ModelEndpoint) -> Bool {
    endpoint.vendor == .ollama || endpoint.baseURL.hasPrefix("http://")
  }

  /// Any answer at all will do. It is asked without the key.
  private static func unreachable(_ endpoint: ModelEndpoint) async -> DoctorCheck? {
    let limits = HTTPLimits(connect: .seconds(3), idle: .seconds(3), total: .seconds(5), bodyBytes: 1 << 20)
    do {
      _ = try await HTTPSession.shared.send(HTTPRequest(url: endpoint.baseURL, limits: limits))
      return nil
    } catch {
      return DoctorCheck(
        "model", .problem, "The model server at \(endpoint.baseURL) does not answer: \(error)",
        advice: "Start it, or choose another model with CONFIGURATOR_MODEL; `offline` needs none.")
    }
  }
}
