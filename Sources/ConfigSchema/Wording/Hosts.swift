/// Internet hosts that a text names, as addresses or as bare names such as `bit.example/free`.
public enum Hosts {
  /// In lower case, each once, in the order of the text. Dates, file names, numbers such as `3.5` and sentences
  /// without a space after the full stop are none.
  public static func all(in text: String) -> [String] {
    guard text.utf8.contains(UInt8(ascii: ".")) || text.utf8.contains(UInt8(ascii: ":")) else { return [] }
    var found: [String] = []
    for word in text.utf8.split(whereSeparator: isSeparator) {
      guard let host = host(of: Array(word)), !found.contains(host) else { continue }
      found.append(host)
    }
    return found
  }

  private static func isSeparator(_ byte: UInt8) -> Bool {
    byte <= 0x20 || separators.contains(byte)
  }

  private static let separators = Set(#""'<>()[]{},;|\`*"#.utf8)
  private static let pathStarts = Set("/?#".utf8)
  private static let trailing = Set(".!:".utf8)

  private static func host(of word: [UInt8]) -> String? {
    guard word.contains(UInt8(ascii: ".")) || word.contains(UInt8(ascii: ":")) else { return nil }
    let start = schemeEnd(word)
    var rest = word[(start ?? 0)...]
    var hasPath = false
    if let end = rest.firstIndex(where: pathStarts.contains) {
      hasPath = true
      rest = rest[..<end]
    }
    // What stands before an @ is a user name, of an address or of a mailbox.
    let at = rest.lastIndex(of: UInt8(ascii: "@"))
    if let at { rest = rest[(at + 1)...] }
    while let last = rest.last, trailing.contains(last) { rest = rest.dropLast() }
    if let colon = rest.firstIndex(of: UInt8(ascii: ":")) { rest = rest[..<colon] }
    let name = String(decoding: rest, as: UTF8.self)
    if start != nil { return name.isEmpty ? nil : name.lowercased() }
    return isBareHost(name, isCertain: hasPath || at != nil) ? name.lowercased() : nil
  }

  private static func schemeEnd(_ word: [UInt8]) -> Int? {
    guard let colon = word.firstIndex(of: UInt8(ascii: ":")), colon > 0, colon + 2 < word.count else { return nil }
    return word[colon + 1] == UInt8(ascii: "/") && word[colon + 2] == UInt8(ascii: "/") ? colon + 3 : nil
  }

  /// Without a scheme a name must look like a host. Behind an @ or before a path any ending will do; alone it must be
  /// an ending that phones turn into a link.
  private static func isBareHost(_ name: String, isCertain: Bool) -> Bool {
    let labels = name.split(separator: ".", omittingEmptySubsequences: false)
    guard labels.count >= 2, let top = labels.last, top.utf8.count >= 2 else { return false }
    guard labels.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy(isHostByte) }) else { return false }
    guard top.unicodeScalars.allSatisfy(\.properties.isAlphabetic) else { return false }
    return isCertain || endings.contains(String(top)) || labels[0].lowercased() == "www"
  }

  private static func isHostByte(_ byte: UInt8) -> Bool {
    byte >= 0x80 || TextFolding.isLetterOrDigit(byte | 0x20) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
  }

  private static let endings: Set<String> = [
    "com", "net", "org", "info", "biz", "io", "co", "app", "dev", "link", "ly", "gg", "ai", "xyz", "site", "online",
    "shop", "top", "club", "click", "page", "website", "example", "test", "invalid", "uk", "de", "fr", "eu", "ca", "cn",
    "ru", "tv", "cc", "us", "edu", "gov",
  ]
}
