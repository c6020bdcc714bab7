/// The placeholders of message texts: `{{first_name}}`, and `{first_name}` as the platform also writes it.
public enum Placeholders {
  /// What the platform's senders fill in.
  public static let variables = general + tourVariables
  private static let general = leadVariables + ["property_name", "property_address", "property_city"]
  /// Known only with a lead.
  public static let leadVariables = ["first_name", "last_name", "tour_link"]
  /// Known only with a tour.
  public static let tourVariables = ["tour_date", "tour_time", "tour_type"]

  /// The names between braces, without repeats. Single braces around anything that is not a name are just text.
  public static func names(in text: String) -> [String] { scan(text).names }

  /// What stands between the braces of a text.
  static func scan(_ text: String) -> PlaceholderScan { PlaceholderScan(text) }

  /// The name when the whole text is one placeholder in double braces; nil when it is anything else.
  static func whole(_ text: String) -> String? {
    guard text.hasPrefix("{{"), text.hasSuffix("}}") else { return nil }
    let scan = scan(text)
    let inside = text.dropFirst(2).dropLast(2)
    guard scan.broken.isEmpty, scan.names.count == 1, !inside.contains("{"), !inside.contains("}") else { return nil }
    return scan.names[0]
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
