/// Marks that stand in a prompt for what a model need not see. None of them may be written into a configuration: it would
/// replace the very thing that was kept out of sight.
public enum StandIns {
  /// Stands for a secret that cannot be put back.
  public static let hidden = "[hidden]"
  /// What the others are called: `[email 1]`, `[phone 2]`.
  public static let kinds = ["secret", "email", "phone"]

  /// The first such mark in a text; nil when there is none.
  public static func first(in text: String) -> String? {
    guard text.utf8.contains(UInt8(ascii: "[")) else { return nil }
    for piece in text.split(separator: "[", omittingEmptySubsequences: false).dropFirst() {
      guard let close = piece.firstIndex(of: "]") else { continue }
      let words = piece[..<close].split(separator: " ", omittingEmptySubsequences: false)
      if words == ["hidden"] { return hidden }
      if words.count == 2, kinds.contains(String(words[0])), Int(words[1]) != nil { return "[\(words[0]) \(words[1])]" }
    }
    return nil
  }

  /// The first mark in anything that an operation would write; what it rests on is only quoted.
  static func first(in operation: JSON) -> String? {
    switch operation {
    case .string(let text): return first(in: text)
    case .array(let items):
      for item in items { if let mark = first(in: item) { return mark } }
    case .object(let object):
      for member in object.members where member.key != "evidence" {
        if let mark = first(in: member.value) { return mark }
      }
    default: break
    }
    return nil
  }

  /// What is wrong with an operation of a reply; nil when nothing is.
  static func finding(_ operation: JSON, number: Int) -> Finding? {
    guard let mark = first(in: operation) else { return nil }
    let isHidden = mark == hidden
    return Finding(
      .block, rule: "hidden_value", path: "changes[\(number)]", value: mark,
      message: isHidden
        ? "This would replace a secret that is kept out of sight."
        : "\(mark) stands for nothing that was handed in.",
      fix: isHidden
        ? "Leave that parameter out, so that it stays as it is." : "Write only marks that stand in the request.",
      operation: number)
  }
}
