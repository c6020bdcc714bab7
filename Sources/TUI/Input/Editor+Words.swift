/// Where words and lines begin and end.
extension Editor {
  /// The start of the word before the cursor.
  var wordStart: Int {
    var index = cursor
    while index > 0, !isWord(index - 1) { index -= 1 }
    while index > 0, isWord(index - 1) { index -= 1 }
    return index
  }

  /// The end of the word after the cursor.
  var wordEnd: Int {
    var index = cursor
    while index < text.count, !isWord(index) { index += 1 }
    while index < text.count, isWord(index) { index += 1 }
    return index
  }

  var lineStart: Int {
    var index = cursor
    while index > 0, text[index - 1] != "\n" { index -= 1 }
    return index
  }

  var lineEnd: Int {
    var index = cursor
    while index < text.count, text[index] != "\n" { index += 1 }
    return index
  }

  private func isWord(_ index: Int) -> Bool {
    let character = text[index]
    return character.isLetter || character.isNumber || character == "'" || character == "_"
  }

  /// From the last white space before the cursor, as Ctrl-W takes it.
  var blankWordStart: Int {
    var index = cursor
    while index > 0, text[index - 1].isWhitespace { index -= 1 }
    while index > 0, !text[index - 1].isWhitespace { index -= 1 }
    return index
  }
}
