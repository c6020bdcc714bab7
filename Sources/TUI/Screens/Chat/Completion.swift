/// One line of the list that opens while a command is typed.
struct Completion: Hashable, Sendable {
  /// What the input line becomes.
  var text: String
  var label: String
  var summary: String
  /// Whether Enter does it at once; otherwise more has to be typed.
  var isWhole: Bool
}

extension Model {
  /// What could be meant by the command in the input line; empty when the text is no command.
  var completions: [Completion] {
    guard !chat.isCompletionHidden, chat.editor.attachments.isEmpty, chat.editor.text.first == "/" else { return [] }
    let text = chat.editor.string.dropFirst()
    guard !text.contains("\n") else { return [] }
    guard let space = text.firstIndex(of: " ") else { return Self.commands(beginning: text.lowercased()) }
    guard text[..<space].lowercased() == SlashCommand.property.rawValue else { return [] }
    return propertyCompletions(text[text.index(after: space)...].drop { $0 == " " })
  }

  private static func commands(beginning: String) -> [Completion] {
    SlashCommand.allCases.filter { $0.rawValue.hasPrefix(beginning) }.map { command in
      Completion(
        text: "/\(command.rawValue)" + (command.needsArgument ? " " : ""),
        label: "/\(command.rawValue) \(command.argument)", summary: command.summary, isWhole: !command.needsArgument)
    }
  }

  /// First what can be done with properties, then their names.
  private func propertyCompletions(_ argument: Substring) -> [Completion] {
    let lead = "/\(SlashCommand.property.rawValue) "
    let words = argument.lowercased()
    let deeds = PropertyDeed.allCases.filter { $0.rawValue.hasPrefix(words) }.map { deed in
      Completion(
        text: lead + deed.rawValue + (deed.needsName ? " " : ""), label: lead + deed.rawValue, summary: deed.summary,
        isWhole: !deed.needsName)
    }
    let switching = PropertyDeed.switch.rawValue + " "
    let isSwitching = words.hasPrefix(switching)
    let name = isSwitching ? String(words.dropFirst(switching.count)) : words
    let named = (properties.all ?? []).lazy.filter { $0.facts.name.lowercased().contains(name) }.prefix(50).map {
      let isOpen = $0.id == session.property?.id
      return Completion(
        text: lead + (isSwitching ? switching : "") + $0.facts.name, label: Escaping.text($0.facts.name),
        summary: isOpen ? "is open now" : "switch to it", isWhole: true)
    }
    return deeds + named
  }
}
