import Transfer

/// What the variables of one provider came to.
enum ProviderReading<Value> {
  /// None of them is set.
  case untouched
  case complete(Value)
  /// Some are set, and something is missing or wrong: a sentence that says what.
  case half(String)
}

/// Reads the variables of one provider and collects everything that is wrong with them at once.
struct ProviderVariables {
  private let provider: String
  private let values: [String: String]
  private var problems: [String] = []

  /// - Parameter names: all that belong to this provider.
  init(_ provider: String, _ names: [String], _ environment: [String: String]) {
    self.provider = provider
    values = names.reduce(into: [:]) { values, name in
      let value = environment[name]?.trimmingSpaces() ?? ""
      if !value.isEmpty { values[name] = value }
    }
  }

  mutating func optional(_ name: String) -> String? {
    guard let value = values[name] else { return nil }
    guard value.unicodeScalars.allSatisfy({ $0.properties.generalCategory != .control }) else {
      problems.append("\(name) holds a line break or another control character")
      return nil
    }
    return value
  }

  mutating func required(_ name: String) -> String? {
    if values[name] == nil { problems.append("\(name) is missing") }
    return optional(name)
  }

  mutating func problem(_ sentence: String) { problems.append(sentence) }

  /// An address that a key is sent to: https, or plain http on this machine. Ends without a slash.
  mutating func baseURL(_ name: String, standard: String) -> String? {
    guard let value = optional(name) else { return values[name] == nil ? standard : nil }
    let isPlain = !value.contains(where: { " @\\?#".contains($0) })
    let scheme = value.lowercased()
    guard isPlain, scheme.hasPrefix("https://") || (scheme.hasPrefix("http://") && isLoopback(url: value)) else {
      problems.append("\(name) has to be an https address (http only on this machine)")
      return nil
    }
    return String(value.reversed().drop { $0 == "/" }.reversed())
  }

  /// - Parameter value: nil when something was missing.
  func reading<Value>(_ value: Value?) -> ProviderReading<Value> {
    if values.isEmpty { return .untouched }
    guard problems.isEmpty, let value else {
      return .half("\(provider) is half set up: " + problems.joined(separator: "; "))
    }
    return .complete(value)
  }
}
