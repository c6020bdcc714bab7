/// Finds what is called a secret: "password: …", "the token is …", "Bearer …".
enum SecretNames {
  /// The values, in order; each runs to the next blank or quote.
  static func values(_ bytes: [UInt8]) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var at = 0
    while at < bytes.count {
      guard isWord(bytes[at]) else {
        at += 1
        continue
      }
      let end = at + bytes[at...].prefix(while: isWord).count
      if let name = Name(bytes[at..<end]) {
        let isQuery = at > 0 && "?&".utf8.contains(bytes[at - 1])
        if let value = value(bytes, after: end, name, isQuery: isQuery) {
          found.append(value)
          at = value.upperBound
          continue
        }
      }
      at = end
    }
    return found
  }

  /// Bytes of a value that are looked at.
  private static let longest = 2048

  private enum Name {
    /// Whatever follows a colon is one.
    case password
    case key
    /// `Bearer`, `Basic`.
    case scheme

    init?(_ bytes: ArraySlice<UInt8>) {
      guard (3...64).contains(bytes.count), Self.endings.contains(Self.ending(bytes)) else { return nil }
      let word = String(decoding: bytes, as: UTF8.self).lowercased()
      func isOne(of words: [String]) -> Bool {
        words.contains { word == $0 || word.hasSuffix("_" + $0) || word.hasSuffix("-" + $0) }
      }
      if isOne(of: ["password", "passwd", "pwd", "passphrase", "passcode"]) {
        self = .password
      } else if isOne(of: Self.keys) || ["token", "secret", "apikey"].contains(where: word.hasSuffix) {
        self = .key
      } else if word == "bearer" || word == "basic" {
        self = .scheme
      } else {
        return nil
      }
    }

    /// Most words are passed over by this alone: texts are long.
    private static let endings = Set(
      [
        "password", "passwd", "pwd", "passphrase", "passcode", "token", "secret", "apikey", "bearer", "basic",
      ].map { ending(Array($0.utf8)[...]) } + keys.map { ending(Array($0.utf8)[...]) })

    /// The last three bytes in lower case.
    private static func ending(_ bytes: ArraySlice<UInt8>) -> UInt32 {
      let end = bytes.endIndex
      return UInt32(bytes[end - 3] | 32) << 16 | UInt32(bytes[end - 2] | 32) << 8 | UInt32(bytes[end - 1] | 32)
    }

    private static let keys = [
      "key", "auth", "authorization", "signature", "sig", "credential", "credentials", "tokens", "keys", "secrets",
    ]
  }

  private static func value(_ bytes: [UInt8], after name: Int, _ kind: Name, isQuery: Bool) -> Range<Int>? {
    let (start, isMarked) = begin(bytes, name)
    guard start > name, start < bytes.count, !"[{<".utf8.contains(bytes[start]) else { return nil }
    var end = start + bytes[start...].prefix(longest).prefix { isValue($0, isQuery: isQuery) }.count
    let closing = isMarked ? ".,;:)]}" : ".,;:)]}!?"
    while end > start, closing.utf8.contains(bytes[end - 1]) { end -= 1 }
    let value = bytes[start..<end]
    // What is secret in an address is found there.
    if contains(value, "://") { return nil }
    return isSecret(value, kind, isMarked: isMarked) ? start..<end : nil
  }

  /// Where the value begins, and whether a colon or an equals sign stands before it.
  private static func begin(_ bytes: [UInt8], _ name: Int) -> (start: Int, isMarked: Bool) {
    var at = name
    var isMarked = false
    while at < bytes.count, at - name < 10, " \t\r\n\"'`\\:=>".utf8.contains(bytes[at]) {
      if ":=".utf8.contains(bytes[at]) { isMarked = true }
      at += 1
    }
    if isMarked || at == name { return (at, isMarked) }
    for word in ["is ", "are ", "was "] where bytes[at...].starts(with: Array(word.utf8)) {
      at += word.utf8.count
      while at < bytes.count, " \"'`\\:".utf8.contains(bytes[at]) { at += 1 }
      break
    }
    return (at, false)
  }

  private static func isSecret(_ value: ArraySlice<UInt8>, _ kind: Name, isMarked: Bool) -> Bool {
    guard value.count >= 6 else { return false }
    let hasDigit = value.contains(where: SecretScanner.isDigit)
    let hasLetter = value.contains(where: SecretScanner.isLetter)
    switch kind {
    case .password where isMarked: return true
    case .scheme: return value.count >= 8 && (hasDigit || looksCoded(value))
    case .password, .key:
      if hasDigit && hasLetter { return isMarked || !value.contains(UInt8(ascii: "@")) }
      // A word after "the key:" is most likely a word; great length says otherwise.
      return isMarked && (value.count >= 24 || value.allSatisfy(SecretScanner.isDigit))
    }
  }

  /// Letters in a case that no word has, or what joins the parts of coded text.
  private static func looksCoded(_ value: ArraySlice<UInt8>) -> Bool {
    let inner = value.dropFirst().dropLast()
    let hasLower = value.contains { (97...122).contains($0) }
    return inner.contains { ".+_".utf8.contains($0) || (hasLower && (65...90).contains($0)) }
      || value.last == UInt8(ascii: "=")
  }

  private static func contains(_ value: ArraySlice<UInt8>, _ text: String) -> Bool {
    value.firstRange(of: Array(text.utf8)) != nil
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    SecretScanner.isDigit(byte) || SecretScanner.isLetter(byte) || byte == UInt8(ascii: "_")
      || byte == UInt8(ascii: "-")
  }

  private static func isValue(_ byte: UInt8, isQuery: Bool) -> Bool {
    byte > 32 && byte != 127 && !"\"'`\\<>".utf8.contains(byte) && !(isQuery && "&#".utf8.contains(byte))
  }
}
