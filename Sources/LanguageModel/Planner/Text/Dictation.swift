/// Brings dictated text into written form: spoken punctuation ("comma", "period") and spelled letters ("v i p").
enum Dictation {
  static func written(_ tokens: [Token]) -> [Token] { letters(parted(punctuated(tokens))) }

  // MARK: Long speech without any punctuation

  private static let pauses: Set<String> = ["um", "uh", "uhm", "umm", "oh"]
  private static let selfMoves: Set<String> = ["itself", "themselves", "own", "automatically", "auto"]

  /// Hesitations part the sentences of a long dictation; "and if", "and when" begin a new one.
  private static func parted(_ tokens: [Token]) -> [Token] {
    guard tokens.count > 25, !tokens.contains(where: \.isMark) else { return tokens }
    var result: [Token] = []
    for (i, token) in tokens.enumerated() {
      let next = tokens[safe: i + 1]?.text ?? ""
      let isPause = pauses.contains(token.text)
      let isLink = token.text == "and" && ["if", "when", "once", "whenever"].contains(next)
      if isPause || isLink {
        result.append(Token(text: ".", kind: .mark, start: token.start, end: token.start))
        continue
      }
      if ["when", "if", "once"].contains(token.text), let before = result.last, selfMoves.contains(before.text) {
        result.append(Token(text: ".", kind: .mark, start: token.start, end: token.start))
      }
      result.append(token)
    }
    return result
  }

  // MARK: Spoken punctuation

  private static let marks: [String: String] = [
    "comma": ",", "period": ".", "colon": ":", "semicolon": ";", "dash": ",",
  ]
  private static let pairs: [String: (second: String, mark: String)] = [
    "full": ("stop", "."), "question": ("mark", "?"), "exclamation": ("mark", "!"), "new": ("line", "."),
    "next": ("line", "."),
  ]

  /// Only where punctuation is spoken again and again, so that "a period of time" stays what it is.
  private static func punctuated(_ tokens: [Token]) -> [Token] {
    let spoken = tokens.indices.filter { length(tokens, $0) != nil }.count
    let written = tokens.filter { $0.isMark(",") || $0.isMark(".") }.count
    guard spoken >= 2, spoken > written else { return tokens }
    var result: [Token] = []
    var i = 0
    while i < tokens.count {
      if let (mark, length) = length(tokens, i) {
        result.append(Token(text: mark, kind: .mark, start: tokens[i].start, end: tokens[i + length - 1].end))
        i += length
      } else {
        result.append(tokens[i])
        i += 1
      }
    }
    return result
  }

  private static func length(_ tokens: [Token], _ i: Int) -> (mark: String, length: Int)? {
    guard tokens[i].kind == .word else { return nil }
    if let mark = marks[tokens[i].text], tokens[safe: i + 1]?.text != "of" { return (mark, 1) }
    if let pair = pairs[tokens[i].text], tokens[safe: i + 1]?.text == pair.second { return (pair.mark, 2) }
    return nil
  }

  // MARK: Spelled letters

  private static func letters(_ tokens: [Token]) -> [Token] {
    var result: [Token] = []
    var i = 0
    while i < tokens.count {
      var end = i
      while end < tokens.count, isLetter(tokens[end]) { end += 1 }
      let word = tokens[i..<end].map(\.text).joined()
      if end - i >= 2, word != "am", word != "pm", word != "ia", word != "ai" {
        var joined = tokens[i]
        joined.text = word
        joined.end = tokens[end - 1].end
        result.append(joined)
        i = end
      } else {
        result.append(tokens[i])
        i += 1
      }
    }
    return result
  }

  private static func isLetter(_ token: Token) -> Bool {
    token.kind == .word && token.text.utf8.count == 1 && !token.isJoined
  }
}
