import Transfer

/// What the environment says of a gateway on the way to a vendor: its headers.
extension ModelChoice {
  /// Their values may be keys, so none is ever shown.
  static func customHeaders(_ vendor: Vendor, _ environment: [String: String]) -> [HTTPHeader] {
    guard let text = vendor.headersVariable.flatMap({ environment.nonBlank($0) }) else { return [] }
    return text.split(whereSeparator: \.isNewline).compactMap { line in
      guard let colon = line.firstIndex(of: ":") else { return nil }
      let name = line[..<colon].filter { !$0.isWhitespace }
      let value = line[line.index(after: colon)...].drop(while: \.isWhitespace)
      return name.isEmpty ? nil : HTTPHeader(name, String(value), isSecret: true)
    }
  }
}
