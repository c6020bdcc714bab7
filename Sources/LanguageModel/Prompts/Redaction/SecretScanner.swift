/// Finds keys, tokens and passwords by what they look like and by what stands before them. Ranges are ascending and do
/// not overlap. Rather too much than too little: a placeholder costs nothing.
enum SecretScanner {
  static func ranges(_ bytes: [UInt8]) -> [Range<Int>] {
    let found = keys(bytes) + SecretNames.values(bytes) + userInfo(bytes) + hooks(bytes)
    return found.sorted { $0.lowerBound < $1.lowerBound }.reduce(into: []) { merged, range in
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

  /// Addresses that are keys by themselves: whoever knows the path may post.
  private static func hooks(_ bytes: [UInt8]) -> [Range<Int>] {
    bytes.indices.compactMap { at in
      // All of them end in ".com".
      guard bytes[at] == UInt8(ascii: "/"), at > 4, bytes[at - 4] == UInt8(ascii: "."), bytes[at - 1] == 109,
        let host = hosts.first(where: { at >= $0.domain && bytes[(at - $0.domain)...].starts(with: $0.bytes) })
      else { return nil }
      let start = at - host.domain + host.bytes.count
      let path = bytes[start...].prefix { isToken($0) || $0 == UInt8(ascii: "/") }
      return path.count < 8 ? nil : start..<start + path.count
    }
  }

  // MARK: What looks like a key

  private static func keys(_ bytes: [UInt8]) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var at = 0
    while at < bytes.count {
      guard isToken(bytes[at]) else {
        at += 1
        continue
      }
      let end = at + bytes[at...].prefix(while: isToken).count
      if end - at >= 16, looksLikeKey(bytes[at..<end]) { found.append(at..<end) }
      at = end
    }
    return found
  }

  private static func looksLikeKey(_ token: ArraySlice<UInt8>) -> Bool {
    guard token.contains(where: isDigit) else { return false }
    if prefixes.contains(where: { token.starts(with: $0) }) { return true }
    guard token.contains(where: isLetter) else { return false }
    if token.count >= 32, token.allSatisfy(isHex) { return true }
    return token.count >= 40 && token.allSatisfy { isDigit($0) || isLetter($0) }
  }

  private static let prefixes: [[UInt8]] = [
    "sk-", "sk_", "rk_", "pk_live_", "ghp_", "gho_", "ghs_", "github_pat_", "glpat-", "xoxb-", "xoxp-", "xoxa-", "AKIA",
    "ASIA", "AIza", "ya29.", "eyJ", "SG.", "whsec_", "shpat_", "hf_", "key-",
  ].map { Array($0.utf8) }

  private static let hosts = [
    "hooks.slack.com/services/", "hooks.slack.com/workflows/", "hooks.slack.com/triggers/", "discord.com/api/webhooks/",
    "discordapp.com/api/webhooks/", "webhook.office.com/",
  ].map { (bytes: Array($0.utf8), domain: $0.utf8.prefix { $0 != UInt8(ascii: "/") }.count) }

  static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }
  static func isLetter(_ byte: UInt8) -> Bool { (65...90).contains(byte) || (97...122).contains(byte) }
  private static func isHex(_ byte: UInt8) -> Bool {
    isDigit(byte) || (65...70).contains(byte) || (97...102).contains(byte)
  }
  /// The dot joins the parts of a signed token; at the end of a sentence it does no harm.
  private static func isToken(_ byte: UInt8) -> Bool { isDigit(byte) || isLetter(byte) || "_-.".utf8.contains(byte) }
}
