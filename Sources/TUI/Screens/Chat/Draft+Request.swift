import ConfigSchema

/// The input line as a request, and a request as the input line again.
extension Draft {
  /// What goes to the model: the typed words as one input, each piece of material as one more. In the words a piece is
  /// named as models are shown it: `[paste 1]`, `[image 1]`.
  var request: Request {
    var names = MaterialName.all(of: attachments.map(\.input)).makeIterator()
    let words = text.reduce(into: "") { words, character in
      if character == Editor.placeholder { words += names.next() ?? "" } else { words.append(character) }
    }
    let isOnlyMaterial = text.allSatisfy { $0 == Editor.placeholder || $0.isWhitespace }
    let inputs = attachments.map(\.input)
    return Request(isOnlyMaterial ? inputs : [RequestInput(.typed, words.trimmed)] + inputs)
  }

  /// The input line that `request` was sent from. Files come back without their names: a request does not hold them.
  init(_ request: Request) {
    let material = request.inputs.filter { $0.kind != .typed }
    let typed = request.inputs.first { $0.kind == .typed }?.text ?? ""
    var rest = typed.filter { $0 != Editor.placeholder }[...]
    var text = ""
    for (index, name) in MaterialName.all(of: material).enumerated() {
      let place = [name, "[material \(index + 1)]"].compactMap { rest.firstRange(of: $0) }.first
      if let place {
        text += rest[..<place.lowerBound]
        rest = rest[place.upperBound...]
      }
      text.append(Editor.placeholder)
    }
    self.init(text: text + rest, attachments: material.map { Attachment($0) })
  }

  /// What the transcript shows: chips in the place of material.
  var shown: String {
    var chips = attachments.makeIterator()
    return text.reduce(into: "") { shown, character in
      if character == Editor.placeholder, let attachment = chips.next() {
        shown += Chip.label(attachment)
      } else {
        shown.append(character)
      }
    }.trimmed
  }
}

/// What pieces of material are called between the person and the model, counted from 1 within their class.
enum MaterialName {
  static func all(of material: [RequestInput]) -> [String] {
    var (pastes, images) = (0, 0)
    return material.map { input in
      if input.kind == .imageDescription {
        images += 1
        return "[\(InputSource.image(images))]"
      }
      pastes += 1
      return "[\(InputSource.paste(pastes))]"
    }
  }
}
