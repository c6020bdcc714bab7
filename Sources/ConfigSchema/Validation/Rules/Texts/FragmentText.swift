/// Messages that look like a piece cut out of something longer: what a misread instruction leaves behind.
struct FragmentText: Rule {
  let ids = ["fragment_text"]
  /// No message begins with one of these in small letters, but the rest of an instruction does.
  private static let joints: Set<String> = ["unless", "except", "but", "and", "or", "because", "until", "then"]

  func check(_ scene: Scene, _ report: inout Report) {
    scene.eachText { text in
      guard text.isPublic, let sign = Self.sign(of: text.text) else { return }
      report.add(
        .warn, ids[0], at: text.spot, value: text.text,
        "The \(text.parameter.title) looks like a piece of something longer: \(sign).",
        fix: "Write the whole text anew.")
    }
  }

  /// - Returns: what gives it away, to be put after a colon; nil when nothing does.
  private static func sign(of text: String) -> String? {
    let words = text.drop(while: \.isWhitespace)
    if let first = words.first, ",;:.)]”".contains(first), !words.hasPrefix("...") {
      return "it begins with “\(first)”"
    }
    let first = String(words.prefix(while: \.isLetter))
    if joints.contains(first) { return "it begins with “\(first)”" }
    return isUnbalanced(text) ? "a quotation mark in it has no partner" : nil
  }

  private static func isUnbalanced(_ text: String) -> Bool {
    var (curly, straight, previous) = (0, 0, Character(" "))
    for character in text {
      switch character {
      case "“": curly += 1
      case "”": curly -= 1
      // After a digit it means inches.
      case "\"" where !previous.isNumber || straight % 2 == 1: straight += 1
      default: break
      }
      previous = character
    }
    return curly != 0 || straight % 2 == 1
  }
}
