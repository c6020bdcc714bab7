import Transfer

/// One model at one address: everything that is needed to ask it.
public struct ModelEndpoint: Sendable {
  public let vendor: Vendor
  public let model: String
  /// Without a slash at the end.
  public let baseURL: String
  let key: Secret?
  let dialect: any Dialect
  let settings: ModelSettings
  let limits: HTTPLimits
  /// The proxy that the environment names for this address, without a password; libcurl reads the same variables.
  var proxy: String?

  /// Models that reason first may be silent for minutes.
  static let standardLimits = HTTPLimits(connect: .seconds(10), idle: .seconds(300), bodyBytes: 64 << 20)

  init(
    vendor: Vendor, model: String, baseURL: String, key: Secret?, dialect: any Dialect, settings: ModelSettings,
    limits: HTTPLimits = standardLimits
  ) {
    var base = baseURL
    while base.hasSuffix("/") { base.removeLast() }
    (self.vendor, self.model, self.baseURL, self.key) = (vendor, model, base, key)
    (self.dialect, self.settings, self.limits) = (dialect, settings, limits)
  }

  /// `anthropic:NAME`.
  public var name: String { "\(vendor.rawValue):\(model)" }

  func request(_ prompt: Prompt, _ settings: ModelSettings) -> HTTPRequest {
    let json = dialect.body(model: model, prompt: prompt, settings: settings)
    let common = [HTTPHeader("Content-Type", "application/json"), HTTPHeader("User-Agent", "configurator")]
    return HTTPRequest(
      method: "POST", url: baseURL + dialect.path,
      headers: common + dialect.headers + (key.map(dialect.credentials) ?? []), body: Array(json.text().utf8),
      limits: limits)
  }
}
