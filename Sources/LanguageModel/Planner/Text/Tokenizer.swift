/// Cuts a text into tokens. Works on bytes; every token remembers where it stood.
struct Tokenizer {
  private let bytes: [UInt8]
  private var at = 0
  private var tokens: [Token] = []
  private var joinsNext = false

  /// - Returns: the tokens in order; number words are already joined to numbers.
  /// - Parameter spelling: puts slips right before the words are looked at; nil for words that stand as they are.
  static func read(_ text: String, spelling: Spelling? = nil) -> TokenText {
    var tokenizer = Tokenizer(bytes: Array(text.utf8))
    tokenizer.run()
    let parts = Compounds.split(Dictation.written(tokenizer.tokens))
    return TokenText(bytes: tokenizer.bytes, tokens: NumberWords.joined(spelling?.corrected(parts) ?? parts))
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private mutating func run() {
    tokens.reserveCapacity(bytes.count / 5)
    while at < bytes.count { step() }
  }

  private mutating func step() {
    let byte = bytes[at]
    if byte == 0x0A || byte == 0x0D { return newline() }
    // A tab between two cells of a line parts them.
    if byte == 0x09, at > 0, bytes[at - 1] > 0x20, at + 1 < bytes.count, bytes[at + 1] > 0x20 {
      append(mark: "|", length: 1)
      at += 1
      return
    }
    if byte == 0x20 || byte == 0x09 {
      at += 1
      joinsNext = false
      return
    }
    if let length = symbolLength() { return symbol(length) }
    if quotation() || placeholder() { return }
    if let length = Characters.wordLength(bytes, at) { return word(length) }
    mark()
  }

  private mutating func newline() {
    let start = at
    while at < bytes.count, bytes[at] == 0x0A || bytes[at] == 0x0D || bytes[at] == 0x20 || bytes[at] == 0x09 { at += 1 }
    tokens.append(Token(text: "\n", kind: .lineBreak, start: start, end: at))
    joinsNext = false
  }

  /// Arrows, dashes, bullets and dots of more than one byte.
  private func symbolLength() -> Int? {
    Characters.symbols.first { Characters.starts(bytes, at, with: $0.bytes) }?.bytes.count
  }

  private mutating func symbol(_ length: Int) {
    let meaning = Characters.symbols.first { Characters.starts(bytes, at, with: $0.bytes) }!.meaning
    let isBetweenWords =
      at > 0 && Characters.isWordByte(bytes[at - 1])
      && at + length < bytes.count && Characters.isWordByte(bytes[at + length])
    if meaning == "-" {
      if isBetweenWords { joinsNext = true } else { append(mark: ",", length: length) }
      at += length
      return
    }
    append(mark: meaning, length: length)
    at += length
  }

  private mutating func append(mark: String, length: Int) {
    tokens.append(Token(text: mark, kind: .mark, start: at, end: at + length))
    joinsNext = false
  }

  private mutating func quotation() -> Bool {
    guard let (open, close) = Characters.quotation(bytes, at) else { return false }
    let content = String(decoding: bytes[(at + open)..<close.start], as: UTF8.self)
    tokens.append(
      Token(
        text: "\"", kind: .quote, start: at, end: close.end, content: content.trimmed,
        isCapital: Characters.startsCapital(content)))
    at = close.end
    joinsNext = false
    return true
  }

  /// `{{first_name}}` is one word, braces and all.
  private mutating func placeholder() -> Bool {
    let brace = (open: UInt8(ascii: "{"), close: UInt8(ascii: "}"))
    guard at + 4 < bytes.count, bytes[at] == brace.open, bytes[at + 1] == brace.open else { return false }
    let most = min(bytes.count - 1, at + 64)
    guard let close = (at + 2..<most).first(where: { bytes[$0] == brace.close }), bytes[close + 1] == brace.close,
      bytes[(at + 2)..<close].allSatisfy({ Characters.isWordByte($0) || $0 == UInt8(ascii: "_") })
    else { return false }
    let text = String(decoding: bytes[at..<(close + 2)], as: UTF8.self).lowercased()
    tokens.append(Token(text: text, kind: .word, start: at, end: close + 2))
    at = close + 2
    joinsNext = false
    return true
  }

  private mutating func word(_ length: Int) {
    let slice = bytes[at..<(at + length)]
    if let address = Characters.addressLength(bytes, at) {
      let text = String(decoding: bytes[at..<(at + address)], as: UTF8.self)
      tokens.append(Token(text: "url", kind: .address, start: at, end: at + address, content: text))
      at += address
      joinsNext = false
      return
    }
    appendWord(slice)
    at += length
  }

  /// Appends a word, parting digits from letters: `24h`, `6pm`, `3bd`.
  private mutating func appendWord(_ slice: ArraySlice<UInt8>) {
    let capital = slice.first.map { $0 >= 0x41 && $0 <= 0x5A } ?? false
    var start = slice.startIndex
    var joined = joinsNext
    joinsNext = false
    while start < slice.endIndex {
      var end = start
      let digits = Characters.isDigit(slice[start])
      while end < slice.endIndex, Characters.continues(slice, end, digits: digits) { end += 1 }
      if end == start { end += 1 }
      let isOrdinal = digits && Characters.isOrdinalSuffix(slice[end...])
      if isOrdinal { end = slice.endIndex }
      add(slice[start..<end], digits: digits && !isOrdinal, joined: joined, capital: capital)
      joined = false
      start = end
    }
  }

  private mutating func add(_ part: ArraySlice<UInt8>, digits: Bool, joined: Bool, capital: Bool) {
    var text = Characters.normal(part)
    // "we'd" is no Wednesday and "I'll" is not unwell.
    if text.utf8.count < part.count, Compounds.isContraction(text + "'") { text += "'" }
    guard !text.isEmpty else { return }
    var token = Token(text: text, kind: .word, start: part.startIndex, end: part.endIndex)
    token.isJoined = joined
    token.isCapital = capital
    if digits {
      token.kind = .number
      token.value = Double(text.filter { $0 != "," })
      if token.value == nil { token.kind = .word }
    }
    tokens.append(token)
  }

  private mutating func mark() {
    let byte = bytes[at]
    switch byte {
    case UInt8(ascii: "-"):
      dash()
    case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "?"),
      UInt8(ascii: "!"), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "/"), UInt8(ascii: "|"),
      UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "+"), UInt8(ascii: "%"), UInt8(ascii: "&"), UInt8(ascii: "="),
      UInt8(ascii: ">"), UInt8(ascii: "<"), UInt8(ascii: "*"), UInt8(ascii: "$"), UInt8(ascii: "#"):
      append(mark: String(UnicodeScalar(byte)), length: 1)
      at += 1
    default:
      at += 1
      while at < bytes.count, bytes[at] & 0xC0 == 0x80 { at += 1 }
    }
  }

  private mutating func dash() {
    let afterWord = at > 0 && Characters.isWordByte(bytes[at - 1])
    let beforeWord = at + 1 < bytes.count && Characters.isWordByte(bytes[at + 1])
    if afterWord && beforeWord {
      joinsNext = true
      at += 1
      return
    }
    var length = 1
    while at + length < bytes.count, bytes[at + length] == UInt8(ascii: "-") { length += 1 }
    append(mark: ",", length: length)
    at += length
  }
}
