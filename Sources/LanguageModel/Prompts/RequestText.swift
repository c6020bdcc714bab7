import ConfigSchema

/// What the person handed in: typed words as they are, everything else fenced and labelled as data.
struct RequestText: Sendable {
  /// Tokens for all pasted material together.
  static let pasteBudget = 100_000
  /// Tokens for the words typed in one turn.
  static let typedBudget = 20_000

  let phrases: Phrases
  private let earlier: [RequestInput]
  private let now: Request
  /// Tokens for each piece of material.
  private let share: Int

  /// - Parameter earlier: what was handed in before and led here; its pastes have the first numbers.
  init(phrases: Phrases, earlier: [RequestInput] = [], now: Request) {
    (self.phrases, self.earlier, self.now) = (phrases, earlier, now)
    share = Self.share(earlier, now)
  }

  /// What came before this turn, as the inputs at these places among all that came before.
  /// - Returns: nil when there is nothing.
  func before(_ places: Range<Int>, _ redactor: inout Redactor) -> String? {
    let typed = typed(Array(earlier[places]), &redactor)
    let pastes = pastes(places, &redactor)
    return typed.isEmpty && pastes.isEmpty ? nil : (typed + pastes).joined(separator: "\n\n")
  }

  /// - Parameter redactor: takes secrets and strangers' contact data out, and remembers what it may put back.
  func text(_ redactor: inout Redactor) -> String {
    let typed = typed(now.inputs, &redactor)
    var parts = [phrases["request"]]
    parts.append(typed.isEmpty ? phrases["no_words"] : phrases["typed"] + "\n" + typed.joined(separator: "\n"))
    parts += pastes(earlier.count..<earlier.count + now.inputs.count, &redactor)
    parts.append(typed.isEmpty ? phrases["reminder_alone"] : phrases["reminder"])
    return parts.joined(separator: "\n\n")
  }

  /// Sentences about what is longer than what a model is shown of it.
  static func notices(_ request: ModelRequest) -> [String] {
    let share = share(request.before, request.request)
    let all = Request(request.before + request.request.inputs)
    let pastes = all.labelled.filter { TokenEstimate.tokens($0.input.text) > share }.map { "\($0.source)" }
    let isTyped = TokenEstimate.tokens(bytes: request.request.typed.reduce(0) { $0 + $1.utf8.count }) > typedBudget
    return ((isTyped ? ["what you typed"] : []) + pastes).map {
      "Only the beginning of \($0) was read: it is longer than a model can be shown."
    }
  }

  private static func share(_ earlier: [RequestInput], _ now: Request) -> Int {
    pasteBudget / max(1, (earlier + now.inputs).count { $0.kind != .typed })
  }

  private func typed(_ inputs: [RequestInput], _ redactor: inout Redactor) -> [String] {
    var left = Self.typedBudget
    return Request(inputs).typed.compactMap { text in
      guard left > 0 else { return nil }
      let shown = text.beginning(tokens: left)
      left -= TokenEstimate.tokens(shown)
      return redactor.typed(shown)
    }
  }

  private func pastes(_ places: Range<Int>, _ redactor: inout Redactor) -> [String] {
    Request(earlier + now.inputs).labelled.filter { places.contains($0.place) }.map { paste in
      let head = phrases["paste", ["label": "\(paste.source)", "kind": paste.input.kind.rawValue]]
      return head + "\n" + Self.fenced(redactor.pasted(paste.input.text.beginning(tokens: share)))
    }
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

  /// Everything that was not typed, under the name by which evidence refers to it, with its place among the inputs.
  var labelled: [(source: InputSource, place: Int, input: RequestInput)] {
    var (pastes, images) = (0, 0)
    return inputs.enumerated().compactMap { place, input in
      switch input.kind {
      case .typed: return nil
      case .imageDescription:
        images += 1
        return (.image(images), place, input)
      case .transcript, .email, .paste:
        pastes += 1
        return (.paste(pastes), place, input)
      }
    }
  }
}

extension String {
  /// As much of it as so many tokens may become.
  func beginning(tokens: Int) -> String {
    let bytes = max(0, tokens) * 3
    guard utf8.count > bytes else { return self }
    return String(decoding: Array(utf8.prefix(bytes)), as: UTF8.self)
  }
}
