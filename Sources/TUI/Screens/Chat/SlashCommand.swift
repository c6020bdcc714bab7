/// A command typed in the input line. Everything a key does can be done with one of these too.
enum SlashCommand: String, CaseIterable, Hashable, Sendable {
  case help, review, live, history, property, activity, tasks, model
  case attach, `import`, export
  case clear, redraw, quit

  /// What comes after the name, for the completion list.
  var argument: String {
    switch self {
    case .property, .model: "[name]"
    case .attach, .import, .export: "<file>"
    case .help, .review, .live, .history, .activity, .tasks, .clear, .redraw, .quit: ""
    }
  }

  var summary: String {
    switch self {
    case .help: "every key of this screen"
    case .review: "review the waiting proposal (F2)"
    case .live: "what is set up now (F3)"
    case .history: "what was approved, and undo (F4)"
    case .property: "switch to another property, or add one (F5)"
    case .activity: "what automations do and did, and why (F6)"
    case .tasks: "what the team has to do (F7)"
    case .model: "list the models, or choose one"
    case .attach: "add a file to your next request"
    case .import: "propose the set-up in a JSON file"
    case .export: "write this property's set-up to a JSON file"
    case .clear: "empty the conversation; proposals and approvals stay"
    case .redraw: "draw the screen again (Ctrl-L)"
    case .quit: "leave; nothing is lost"
    }
  }

  /// Splits "/name argument". Nil when the name is unknown or ambiguous; a unique beginning is enough.
  static func parse(_ text: String) -> (command: SlashCommand, argument: String)? {
    guard text.first == "/" else { return nil }
    let parts = text.dropFirst().split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
    let name = parts.first.map { $0.lowercased() } ?? ""
    let argument = parts.count > 1 ? parts[1].trimmed : ""
    if let exact = SlashCommand(rawValue: name) { return (exact, argument) }
    let matches = name.isEmpty ? [] : allCases.filter { $0.rawValue.hasPrefix(name) }
    return matches.count == 1 ? (matches[0], argument) : nil
  }
}

extension StringProtocol {
  /// Without white space at both ends.
  var trimmed: String {
    let head = drop { $0.isWhitespace }
    guard let last = head.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(head[...last])
  }
}
