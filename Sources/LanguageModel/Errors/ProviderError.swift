import ConfigSchema

/// What a provider says went wrong, from a body of any shape: an object with an error object or an error text, an array
/// of one of those, HTML, or nothing.
struct ProviderError: Hashable, Sendable {
  var message = ""
  /// `invalid_request_error`, `overloaded_error`, `INVALID_ARGUMENT`, …
  var type = ""
  /// Text, or a number as text.
  var code = ""
  /// The field of the request that is at fault.
  var field: String?
  var requestID: String?

  init(message: String) { self.message = message }

  init(body: [UInt8]) {
    if let json = try? JSONParser.parse(body) {
      self.init(json: json)
    } else {
      self.init(message: String(decoding: body, as: UTF8.self))
    }
  }

  init(json: JSON) {
    let whole = json.array?.first ?? json
    let error = whole["error"].flatMap { $0.saysSomething ? $0 : nil } ?? whole
    message = error.string ?? error["message"]?.string ?? (error["type"] == nil ? error.text() : "")
    type = error["type"]?.string ?? error["status"]?.string ?? ""
    code = error["code"].flatMap { $0.string ?? $0.int.map(String.init) } ?? ""
    field = error["param"]?.string ?? Self.unknownName(in: message)
    requestID = whole["request_id"]?.string
  }

  /// What the person sees of it.
  var excerpt: String { Printable.excerpt(message) }

  /// The prompt was stopped by a filter; some servers say so with an error.
  var isContentFilter: Bool { code == "content_filter" || type == "content_filter" }

  /// `Unknown name "x": Cannot find field.`
  private static func unknownName(in message: String) -> String? {
    guard message.contains("Cannot find field") else { return nil }
    let parts = message.split(separator: "\"", maxSplits: 2, omittingEmptySubsequences: false)
    return parts.count == 3 && parts[0].hasSuffix("Unknown name ") ? String(parts[1]) : nil
  }
}
