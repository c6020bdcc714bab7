/// Telephone numbers as the platform's people write them, and as providers want them.
enum PhoneNumber {
  /// `+` and 8 to 15 digits (E.164). Ten digits without a country are of North America, where the platform is.
  /// - Returns: nil for what cannot be texted: too short, with an extension, or with letters.
  static func e164(_ text: String) -> String? {
    var digits = ""
    var isInternational = false
    for character in text {
      switch character {
      case "0"..."9": digits.append(character)
      case "+" where digits.isEmpty && !isInternational: isInternational = true
      case " ", "\u{A0}", "-", "\u{2010}", "\u{2011}", "\u{2013}", ".", "(", ")", "/": break
      default: return nil
      }
    }
    if !isInternational, digits.hasPrefix("00") { (digits, isInternational) = (String(digits.dropFirst(2)), true) }
    if !isInternational { return northAmerican(digits) }
    guard (8...15).contains(digits.count), digits.first != "0" else { return nil }
    return "+" + digits
  }

  private static func northAmerican(_ digits: String) -> String? {
    let local = digits.count == 11 && digits.hasPrefix("1") ? String(digits.dropFirst()) : digits
    // Neither an area code nor an exchange starts with 0 or 1.
    guard local.count == 10, let area = local.first, area >= "2" else { return nil }
    return "+1" + local
  }
}
