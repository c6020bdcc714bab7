import ConfigSchema

/// What the person handed in: typed words as they are, everything else fenced and labelled as data.
struct RequestText: Sendable {
  /// Tokens for all pasted material together.
  static let pasteBudget = 100_000

  let phrases: Phrases

  /// - Parameter redactor: takes secrets and strangers' contact data out, and remembers what it may put back.
  func text(_ request: Request, _ redactor: inout Redactor) -> String {
    let typed = request.typed.map { redactor.typed($0) }
    let pastes = request.labelled
    let share = Self.pasteBudget / max(1, pastes.count)
    var parts = [phrases["request"]]
    parts.append(typed.isEmpty ? phrases["no_words"] : phrases["typed"] + "\n" + typed.joined(separator: "\n"))
    for (label, input) in pastes {
      let head = phrases["paste", ["label": "\(label)", "kind": input.kind.rawValue]]
      parts.append(head + "\n" + Self.fenced(redactor.pasted(Self.beginning(of: input.text, tokens: share))))
    }
    parts.append(typed.isEmpty ? phrases["reminder_alone"] : phrases["reminder"])
    return parts.joined(separator: "\n\n")
  }

  /// Which inputs are longer than what a model is shown of them.
  static func shortened(_ request: Request) -> [InputSource] {
    let pastes = request.labelled
    let share = pasteBudget / max(1, pastes.count)
    return pastes.filter { TokenEstimate.tokens($0.input.text) > share }.map(\.source)
  }

  private static func beginning(of text: String, tokens: Int) -> String {
    let bytes = tokens * 3
    guard text.utf8.count > bytes else { return text }
    return String(decoding: Array(text.utf8.prefix(bytes)), as: UTF8.self)
  }

  /// Between lines of tildes, one more than the text itself has anywhere in a row.
  private static func fenced(_ text: String) -> String {
    var (longest, run) = (2, 0)
    for byte in text.utf8 {
      run = byte == UInt8(ascii: "~") ? run + 1 : 0
      longest = max(longest, run)
    }
    let fence = String(repeating: "~", count: longest + 1)
    return fence + "\n" + text + "\n" + fence
  }
}

extension Request {
  var typed: [String] { inputs.filter { $0.kind == .typed }.map(\.text) }

  /// Everything that was not typed, under the name by which evidence refers to it.
  var labelled: [(source: InputSource, input: RequestInput)] {
    var (pastes, images) = (0, 0)
    return inputs.compactMap { input in
      switch input.kind {
      case .typed: return nil
      case .imageDescription:
        images += 1
        return (.image(images), input)
      case .transcript, .email, .paste:
        pastes += 1
        return (.paste(pastes), input)
      }
    }
  }
}
