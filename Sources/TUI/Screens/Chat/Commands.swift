import ConfigSchema

extension SlashCommand {
  /// Whether Enter in the completion list must wait for more.
  var needsArgument: Bool { argument.hasPrefix("<") }
}

/// What each typed command does.
extension Model {
  /// True when the text was a command or looked like one; a request that merely begins with a slash is a request.
  mutating func runTypedCommand(_ text: String) -> Bool {
    let name = text.dropFirst().prefix { !$0.isWhitespace }
    guard let (command, argument) = SlashCommand.parse(text) else {
      guard !name.isEmpty, name.allSatisfy(\.isLetter), !text.contains("\n") else { return false }
      say(.warning, "There is no command /\(name). Type / to see them all.")
      return true
    }
    if command.needsArgument, argument.isEmpty {
      say(.warning, "/\(command.rawValue) needs a file name, such as /\(command.rawValue) setup.json")
      return true
    }
    chat.editor.clear()
    draftChanged()
    run(command, argument)
    return true
  }

  mutating func run(_ command: SlashCommand, _ argument: String) {
    switch command {
    case .help: (isHelpOpen, helpScroll) = (true, 0)
    case .review: open(.review)
    case .live: open(.live)
    case .history: open(.history)
    case .activity: open(.activity)
    case .tasks: open(.tasks)
    case .property: runProperty(argument)
    case .model: emit(argument.isEmpty ? .listModels : .chooseModel(argument), awaiting: .models)
    case .attach: emit(.attach(path: argument), awaiting: .attach)
    case .import: withProperty { $0.emit(.proposeImport(property: $1, path: argument), awaiting: .newProposal) }
    case .export: withProperty { $0.emit(.exportConfiguration(property: $1, path: argument), awaiting: .file) }
    case .clear: clearConversation()
    case .redraw: emit(.redraw)
    case .quit: quit()
    }
  }

  private mutating func withProperty(_ body: (inout Model, ItemID) -> Void) {
    guard let id = session.property?.id else { return say(.warning, "There is no property yet. Press F5 to add one.") }
    body(&self, id)
  }

  private mutating func clearConversation() {
    guard chat.asking == nil else {
      return say(.warning, "Wait for the request, or stop it with Esc, before clearing.")
    }
    notice = nil
    chat.transcript.clear()
    chat.choices = []
    emit(.clearConversation, awaiting: .file)
  }
}
