import ConfigSchema

/// The one door for text that somebody else wrote: cut into lines, tabs made spaces, everything else that would hide,
/// reorder or move written out.
enum Escaping {
  /// One line of foreign text as spans.
  static func spans(_ text: some StringProtocol, _ role: Role = .plain) -> [Span] { [Span(visible(text), role)] }

  /// The same as plain text, on one line: line ends are shown as `⏎`.
  static func text(_ text: some StringProtocol) -> String {
    if isPlain(text) { return String(text) }
    return lines(text).map { visible($0) }.joined(separator: " ⏎ ")
  }

  /// Cuts at line ends: `\n`, `\r\n`, `\r`.
  static func lines(_ text: some StringProtocol) -> [Substring] {
    Substring(text).split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" || $0 == "\r" }
  }

  private static func visible(_ text: some StringProtocol) -> String {
    if isPlain(text) { return String(text) }
    return Escape.visible(text.utf8.contains(0x09) ? String(text).replacing("\t", with: "    ") : String(text))
  }

  private static func isPlain(_ text: some StringProtocol) -> Bool {
    text.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F }
  }
}
