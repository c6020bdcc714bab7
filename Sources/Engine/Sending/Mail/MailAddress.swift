/// An address for mail, with the name it is shown under.
struct MailAddress: Hashable, Sendable {
  var name: String?
  /// Plain ASCII: `office@example.test`.
  var address: String

  /// Reads `office@example.test` and `Maple Court <office@example.test>`.
  /// - Returns: nil for anything that could not stand in a header without doubt.
  init?(_ text: String) {
    let text = text.trimmingSpaces()
    guard let open = text.lastIndex(of: "<") else {
      guard Self.isPlain(text) else { return nil }
      (name, address) = (nil, text)
      return
    }
    guard text.last == ">" else { return nil }
    address = String(text[text.index(after: open)...].dropLast())
    var shown = String(text[..<open]).trimmingSpaces()
    if shown.hasPrefix("\""), shown.hasSuffix("\""), shown.count >= 2 { shown = String(shown.dropFirst().dropLast()) }
    guard Self.isPlain(address), !shown.contains(where: { "<>\"\\".contains($0) }),
      shown.unicodeScalars.allSatisfy({ $0.properties.generalCategory != .control })
    else { return nil }
    name = shown.isEmpty ? nil : shown
  }

  var domain: String { String(address.split(separator: "@").last ?? "") }

  /// For a header: the name quoted or encoded where it needs to be.
  var headerText: String {
    guard let name else { return address }
    return "\(EncodedWord.phrase(name)) <\(address)>"
  }

  /// One `@`, a domain of two names at least, and nothing that means something else in a header or a command.
  static func isPlain(_ text: String) -> Bool {
    guard text.utf8.count <= 254, text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }),
      !text.contains(where: { "()<>[]:;,\\\"".contains($0) })
    else { return false }
    let halves = text.split(separator: "@", omittingEmptySubsequences: false)
    guard halves.count == 2, (1...64).contains(halves[0].count) else { return false }
    let (words, labels) = (parts(halves[0]), parts(halves[1]))
    return words.allSatisfy { !$0.isEmpty } && labels.count >= 2 && labels.allSatisfy(isLabel)
  }

  private static func parts(_ text: Substring) -> [Substring] {
    text.split(separator: ".", omittingEmptySubsequences: false)
  }

  private static func isLabel(_ label: Substring) -> Bool {
    (1...63).contains(label.count) && label.first != "-" && label.last != "-"
      && label.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" }
  }
}
