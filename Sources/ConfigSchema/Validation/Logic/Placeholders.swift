/// The placeholders of message texts: `{{first_name}}`, and `{first_name}` as the platform also writes it.
public enum Placeholders {
  /// What the platform's senders fill in.
  public static let variables = general + tourVariables
  private static let general = [
    "first_name", "last_name", "property_name", "tour_link", "property_address", "property_city",
  ]
  /// Known only along with a tour.
  public static let tourVariables = ["tour_date", "tour_time", "tour_type"]

  /// The names between braces, without repeats. Braces around anything that is not a name are just text.
  public static func names(in text: String) -> [String] {
    guard text.utf8.contains(UInt8(ascii: "{")) else { return [] }
    var names: [String] = []
    var open: String.UTF8View.Index?
    let bytes = text.utf8
    for index in bytes.indices {
      switch bytes[index] {
      case UInt8(ascii: "{"): open = bytes.index(after: index)
      case UInt8(ascii: "}"):
        if let start = open, let name = name(in: text[start..<index]), !names.contains(name) { names.append(name) }
        open = nil
      default: break
      }
    }
    return names
  }

  private static func name(in text: Substring) -> String? {
    let name = TextFolding.caseless(String(text))
    guard !name.isEmpty, name.utf8.count <= 60, name.utf8.allSatisfy(isNamePart) else { return nil }
    return String(text.trimmingSpaces)
  }

  private static func isNamePart(_ byte: UInt8) -> Bool {
    TextFolding.isLetterOrDigit(byte) || [UInt8](("_. -").utf8).contains(byte)
  }

  /// Gaps a writer left open: `[Name]`, `[your phone number]`.
  static func gaps(in text: String) -> [String] {
    guard text.utf8.contains(UInt8(ascii: "[")) else { return [] }
    return text.split(separator: "[").dropFirst().compactMap { part in
      guard let end = part.firstIndex(of: "]") else { return nil }
      let inside = part[..<end]
      let words = inside.split(separator: " ")
      let isGap = (1...4).contains(words.count) && inside.allSatisfy { $0.isLetter || $0 == " " || $0 == "_" }
      return isGap ? "[\(inside)]" : nil
    }
  }
}

extension Substring {
  fileprivate var trimmingSpaces: Substring {
    let head = drop { $0 == " " }
    return head.lastIndex { $0 != " " }.map { head[...$0] } ?? ""
  }
}
