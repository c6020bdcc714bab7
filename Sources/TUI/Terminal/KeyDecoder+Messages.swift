extension KeyDecoder {
  /// What the program is told of a batch: characters that follow each other in one message, so that a long line is laid out
  /// once and not once per character.
  static func messages(_ inputs: [Input]) -> [Message] {
    var messages: [Message] = []
    var typed = ""
    func flush() {
      guard let first = typed.first else { return }
      messages.append(typed.dropFirst().isEmpty ? .key(.character(first)) : .typed(typed))
      typed = ""
    }
    for input in inputs {
      switch input {
      case .key(.character(let character)):
        if let last = typed.last, joins(last, character) { flush() }
        typed.append(character)
      case .key(let key):
        flush()
        messages.append(.key(key))
      case .paste(let text):
        flush()
        messages.append(.paste(text))
      }
    }
    flush()
    return messages
  }

  /// Two keys that would become one character, such as a letter and a mark, stay two.
  private static func joins(_ first: Character, _ second: Character) -> Bool {
    !(first.isASCII && second.isASCII) && "\(first)\(second)".count == 1
  }
}
