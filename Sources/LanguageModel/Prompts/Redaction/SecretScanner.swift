/// Finds keys, tokens and passwords by what they look like and by what stands before them. Ranges are ascending and do
/// not overlap. Rather too much than too little: a placeholder costs nothing.
enum SecretScanner {
  static func ranges(_ bytes: [UInt8]) -> [Range<Int>] {
    let found = (tokens(bytes) + userInfo(bytes)).sorted { $0.lowerBound < $1.lowerBound }
    return found.reduce(into: []) { merged, range in
      if let last = merged.last, range.lowerBound < last.upperBound {
        merged[merged.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
      } else {
        merged.append(range)
      }
    }
  }

  /// `name:password` in `https://name:password@host`.
  private static func userInfo(_ bytes: [UInt8]) -> [Range<Int>] {
    guard bytes.contains(UInt8(ascii: "@")), bytes.count > 3 else { return [] }
    return (0..<bytes.count - 3).compactMap { at in
      guard bytes[at] == UInt8(ascii: ":"), bytes[at + 1] == UInt8(ascii: "/"), bytes[at + 2] == UInt8(ascii: "/")
      else { return nil }
      let authority = bytes[(at + 3)...].prefix { $0 > 32 && !"/?#\"'\\".utf8.contains($0) }
      return authority.lastIndex(of: UInt8(ascii: "@")).flatMap { $0 > at + 3 ? at + 3..<$0 : nil }
    }
  }

  private static func tokens(_ bytes: [UInt8]) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var at = 0
    var before = 0
    while at < bytes.count {
      guard isToken(bytes[at]) else {
        at += 1
        continue
      }
      var end = at
      while end < bytes.count, isToken(bytes[end]) { end += 1 }
      if let range = secret(bytes, at..<end, since: before) { found.append(range) }
      before = at
      at = end
    }
    return found
  }

  /// - Parameter since: where the word before the token begins.
  private static func secret(_ bytes: [UInt8], _ token: Range<Int>, since: Int) -> Range<Int>? {
    if token.count >= 16, looksLikeKey(bytes[token]) { return token }
    let before = bytes[since..<token.lowerBound]
    if token.count >= 8, word(in: before, isOneOf: schemes) { return token }
    guard token.count >= 6, before.contains(where: { $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "=") }) else {
      return nil
    }
    // A word after "the key:" is most likely a word; a digit in it, or great length, says otherwise.
    let isOdd = token.count >= 24 || bytes[token].contains(where: isDigit)
    return isOdd && word(in: before, isOneOf: names) ? token : nil
  }

  private static func looksLikeKey(_ token: ArraySlice<UInt8>) -> Bool {
    if prefixes.contains(where: { token.starts(with: $0) }) { return true }
    return token.count >= 40 && token.allSatisfy { isDigit($0) || isLetter($0) } && token.contains(where: isDigit)
      && token.contains(where: isLetter)
  }

  /// The word in front, without what separates it from the token: nothing else may stand between.
  private static func word(in bytes: ArraySlice<UInt8>, isOneOf words: Set<String>) -> Bool {
    let word = bytes.prefix { isToken($0) }
    let between = bytes.dropFirst(word.count)
    guard between.count <= 6, between.allSatisfy({ " \"'\\:=".utf8.contains($0) }) else { return false }
    let text = String(decoding: word, as: UTF8.self).lowercased()
    return words.contains { text == $0 || text.hasSuffix("_" + $0) || text.hasSuffix("-" + $0) }
  }

  private static let schemes: Set<String> = ["bearer", "basic"]
  private static let names: Set<String> = [
    "password", "passwd", "pwd", "secret", "token", "apikey", "api_key", "api-key", "key", "auth", "authorization",
    "signature", "sig",
  ]
  private static let prefixes: [[UInt8]] = [
    "sk-", "sk_", "rk_", "pk_live_", "ghp_", "gho_", "ghs_", "github_pat_", "glpat-", "xoxb-", "xoxp-", "xoxa-", "AKIA",
    "ASIA", "AIza", "ya29.", "eyJ", "SG.", "whsec_", "shpat_", "hf_", "key-",
  ].map { Array($0.utf8) }

  private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }
  private static func isLetter(_ byte: UInt8) -> Bool { (65...90).contains(byte) || (97...122).contains(byte) }
  /// The dot joins the parts of a signed token; at the end of a sentence it does no harm.
  private static func isToken(_ byte: UInt8) -> Bool { isDigit(byte) || isLetter(byte) || "_-.".utf8.contains(byte) }
}
