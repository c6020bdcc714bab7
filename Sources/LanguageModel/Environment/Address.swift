/// The parts of an address that decide where a request goes.
struct Address: Hashable, Sendable {
  /// Lower case.
  let scheme: String
  /// Lower case, without user, port and the dot at the end.
  let host: String

  init(_ text: String) {
    let parts = text.firstRange(of: "://")
    scheme = parts.map { text[..<$0.lowerBound].lowercased() } ?? ""
    let rest = parts.map { text[$0.upperBound...] } ?? text[...]
    var authority = rest.prefix { !"/?#".contains($0) }
    if let at = authority.lastIndex(of: "@") { authority = authority[authority.index(after: at)...] }
    var name = authority.hasPrefix("[") ? authority.prefix { $0 != "]" } + "]" : authority.prefix { $0 != ":" }
    if name.hasSuffix(".") { name.removeLast() }
    host = name.lowercased()
  }
}
