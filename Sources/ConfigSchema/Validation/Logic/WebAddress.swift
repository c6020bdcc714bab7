/// Judges web addresses by their text alone. Names that lead to private addresses are caught again when connecting.
public enum WebAddress {
  public enum Problem: Hashable, Sendable {
    case notHTTPS, noHost, userInfo, hiddenCharacters, foreignLetters, punycode, number, privateName, filledIn

    /// Whether it deceives a reader, and not only a program.
    var isDeceptive: Bool {
      switch self {
      case .userInfo, .hiddenCharacters, .foreignLetters, .punycode, .number: true
      case .notHTTPS, .noHost, .privateName, .filledIn: false
      }
    }

    /// A clause about the address: `it names no host`.
    public var sentence: String {
      switch self {
      case .notHTTPS: "it does not start with https://"
      case .noHost: "it names no host"
      case .userInfo: "it holds a user name before the host"
      case .hiddenCharacters: "it holds blanks or invisible characters"
      case .foreignLetters: "its host has letters that look like others"
      case .punycode: "its host is an encoded name (xn--) that may look like another"
      case .number: "its host is a number instead of a name"
      case .privateName: "its host is a private name"
      case .filledIn: "its host would be filled in from data"
      }
    }

    var fix: String {
      switch self {
      case .notHTTPS: "Use the https address."
      case .userInfo: "Remove everything before the @."
      default: "Give the public name of the host, such as https://hooks.example.com/leads."
      }
    }
  }

  /// Why data must not go to this address; nil when nothing speaks against it.
  public static func problem(in url: String) -> Problem? {
    let bytes = Array(url.utf8)
    if bytes.contains(where: { $0 <= 0x20 || $0 == 0x7F || $0 == UInt8(ascii: "\\") })
      || HiddenCharacters.first(in: url, allowingLines: false) != nil
    {
      return .hiddenCharacters
    }
    let scheme = TextFolding.caseless(String(url.prefix(8)))
    guard let authority = authority(of: url) else { return scheme.hasPrefix("http") ? .noHost : .notHTTPS }
    if authority.contains("@") { return .userInfo }
    let host = hostName(in: authority)
    if let problem = problem(inHost: host) { return problem }
    return scheme == "https://" ? nil : .notHTTPS
  }

  /// The host of an address in lower case, without port; nil when there is none.
  public static func host(of url: String) -> String? {
    authority(of: url).map { TextFolding.caseless(hostName(in: $0.split(separator: "@").last ?? $0)) }
      .flatMap { $0.isEmpty ? nil : $0 }
  }

  /// The http and https links in a text, and the hosts it names without them: phones make links of these too.
  static func links(in text: String) -> [String] {
    guard text.utf8.contains(UInt8(ascii: ":")) || text.utf8.contains(UInt8(ascii: ".")) else { return [] }
    let written = text.split(whereSeparator: \.isWhitespace).flatMap { links(inWord: $0.lowercased(), String($0)) }
    let hosts = Set(written.compactMap(host))
    return written + Hosts.all(in: text).filter { !hosts.contains($0) }.map { "https://" + $0 }
  }

  /// Every address in a word, however they are strung together.
  private static func links(inWord lower: String, _ word: String) -> [String] {
    guard lower.contains("://") else { return [] }
    let starts = (lower.ranges(of: "http://") + lower.ranges(of: "https://"))
      .map { lower.distance(from: lower.startIndex, to: $0.lowerBound) }.sorted()
    return starts.map { start in
      String(word.dropFirst(start).prefix { !"\"'<>()[]{},;|".contains($0) })
    }
  }

  private static func authority(of url: String) -> Substring? {
    guard let mark = url.firstIndex(of: ":"), url[mark...].hasPrefix("://") else { return nil }
    let rest = url[url.index(mark, offsetBy: 3)...]
    let authority = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    return authority.isEmpty ? nil : authority
  }

  private static func hostName(in authority: Substring) -> String {
    if authority.hasPrefix("[") { return String(authority) }
    let host = authority.split(separator: ":", omittingEmptySubsequences: false)[0]
    return String(host.hasSuffix(".") ? host.dropLast() : host)
  }

  private static func problem(inHost host: String) -> Problem? {
    if host.isEmpty { return .noHost }
    if host.hasPrefix("[") { return .number }
    if host.utf8.contains(where: { $0 >= 0x80 }) { return .foreignLetters }
    if host.contains("{") || host.contains("}") { return .filledIn }
    let labels = TextFolding.caseless(host).split(separator: ".", omittingEmptySubsequences: false)
    if labels.contains(where: { $0.isEmpty || $0.utf8.count > 63 }) { return .noHost }
    if labels.contains(where: { $0.hasPrefix("xn--") }) { return .punycode }
    if let last = labels.last, isNumber(last) { return .number }
    return labels.count < 2 || privateEndings.contains(String(labels.last!)) ? .privateName : nil
  }

  /// `1`, `0x7f`, `017`: systems read such a last part as an address.
  private static func isNumber(_ label: Substring) -> Bool {
    let digits = label.hasPrefix("0x") ? label.dropFirst(2) : label
    return digits.utf8.allSatisfy { (48...57).contains($0) || (label.hasPrefix("0x") && (97...102).contains($0)) }
  }

  private static let privateEndings: Set = [
    "localhost", "local", "localdomain", "internal", "intranet", "lan", "home", "corp", "private", "arpa", "onion",
  ]
}
