/// Reads what a terminal sends: keys, wheel, pastes. Pure, so that it can be tested and fuzzed; it knows the sequences of
/// xterm and its relatives, rxvt and the Linux console, and skips whole sequences it does not know.
struct KeyDecoder: Sendable {
  enum Input: Hashable, Sendable {
    case key(Key)
    case paste(String)
  }

  private var buffer: [UInt8] = []
  private var at = 0
  private var paste: [UInt8]?
  /// Text pasted without marks, as on the Linux console, until it pauses.
  private var burst: [UInt8]?

  private static let pasteEnd = Array("\u{1B}[201~".utf8)

  /// Something has begun whose end has not arrived: after a short while `finish` must be called.
  var isWaiting: Bool { at < buffer.count || paste != nil || burst != nil }
  var isInPaste: Bool { paste != nil }
  var isInBurst: Bool { burst != nil }

  /// - Parameter bytes: what one read gave. Nobody types a few dozen characters and several lines between two reads.
  mutating func feed(_ bytes: some Collection<UInt8>) -> [Input] {
    if burst != nil || !isWaiting, Burst.mayHold(bytes), burst != nil || Burst.begins(bytes) {
      burst = burst ?? []
      burst?.append(contentsOf: bytes)
      return []
    }
    let pasted = endBurst()
    buffer.append(contentsOf: bytes)
    return pasted + drain(isFinal: false)
  }

  private mutating func endBurst() -> [Input] {
    defer { burst = nil }
    return burst.map { [.paste(Self.text($0))] } ?? []
  }

  /// Nothing more came: a lone Escape is the Escape key, and an unended paste is over.
  mutating func finish() -> [Input] {
    var inputs = endBurst() + drain(isFinal: true)
    if let bytes = paste {
      paste = nil
      inputs.append(.paste(Self.text(bytes)))
    }
    return inputs
  }

  mutating func reset() { self = KeyDecoder() }

  private mutating func drain(isFinal: Bool) -> [Input] {
    var inputs: [Input] = []
    while at < buffer.count {
      if paste != nil {
        guard let pasted = takePaste() else { break }
        inputs.append(pasted)
        continue
      }
      let step = next(isFinal: isFinal)
      guard step.length > 0 else { break }
      at += step.length
      if step.beginsPaste { paste = [] }
      if let key = step.key { inputs.append(.key(key)) }
    }
    buffer.removeFirst(at)
    at = 0
    return inputs
  }

  // MARK: Pastes

  /// Collects up to the end mark; nil when it has not come yet.
  private mutating func takePaste() -> Input? {
    let rest = buffer[at...]
    if let end = Self.firstIndex(of: Self.pasteEnd, in: rest) {
      let bytes = (paste ?? []) + rest[..<end]
      paste = nil
      at = end + Self.pasteEnd.count
      return .paste(Self.text(bytes))
    }
    // The end mark may be cut in two: its longest possible beginning stays in the buffer.
    let kept = rest.suffix(Self.pasteEnd.count - 1).lastIndex(of: 0x1B).map { rest.endIndex - $0 } ?? 0
    paste?.append(contentsOf: rest.dropLast(kept))
    at = rest.endIndex - kept
    return nil
  }

  private static func firstIndex(of needle: [UInt8], in bytes: ArraySlice<UInt8>) -> Int? {
    var start = bytes.startIndex
    while let escape = bytes[start...].firstIndex(of: 0x1B) {
      if bytes[escape...].starts(with: needle) { return escape }
      start = escape + 1
    }
    return nil
  }

  /// Terminals send CR at line ends of a paste.
  private static func text(_ bytes: [UInt8]) -> String {
    var lines: [UInt8] = []
    lines.reserveCapacity(bytes.count)
    var previous: UInt8 = 0
    for byte in bytes {
      if byte == 0x0D || (byte == 0x0A && previous != 0x0D) {
        lines.append(0x0A)
      } else if byte != 0x0A {
        lines.append(byte)
      }
      previous = byte
    }
    return String(decoding: lines, as: UTF8.self)
  }

  // MARK: Keys

  private struct Step {
    /// Bytes used; 0 = more are needed.
    var length: Int
    var key: Key?
    var beginsPaste = false
  }

  private func next(isFinal: Bool) -> Step {
    let rest = buffer[at...]
    guard let first = rest.first else { return Step(length: 0) }
    if first == 0x1B { return escape(rest.dropFirst(), isFinal: isFinal) }
    if first < 0x20 || first == 0x7F { return Step(length: 1, key: KeyNames.control(first)) }
    return scalar(rest, isFinal: isFinal)
  }

  private func scalar(_ rest: ArraySlice<UInt8>, isFinal: Bool) -> Step {
    let first = rest[rest.startIndex]
    let length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    guard rest.count >= length else { return isFinal ? Step(length: rest.count) : Step(length: 0) }
    let text = String(decoding: rest.prefix(length), as: UTF8.self)
    guard text.unicodeScalars.count == 1, let character = text.first, character != "\u{FFFD}" else {
      return Step(length: 1)
    }
    return Step(length: length, key: .character(character))
  }

  private func escape(_ rest: ArraySlice<UInt8>, isFinal: Bool) -> Step {
    guard let second = rest.first else { return isFinal ? Step(length: 1, key: .escape) : Step(length: 0) }
    switch second {
    case UInt8(ascii: "["): return controlSequence(rest.dropFirst(), isFinal: isFinal)
    case UInt8(ascii: "O"):
      guard let third = rest.dropFirst().first else {
        return isFinal ? Step(length: 2, key: .alt("O")) : Step(length: 0)
      }
      return Step(length: 3, key: KeyNames.singleShift(third))
    case 0x1B: return Step(length: 1, key: .escape)
    case 0x0D: return Step(length: 2, key: .altEnter)
    case 0x7F, 0x08: return Step(length: 2, key: .altBackspace)
    case 0x1F: return Step(length: 2, key: .alt("_"))
    case 0..<0x20: return Step(length: 1, key: .escape)
    default:
      let step = scalar(rest, isFinal: isFinal)
      guard step.length > 0 else { return step }
      guard case .character(let character)? = step.key else { return Step(length: 1 + step.length) }
      return Step(length: 1 + step.length, key: .alt(character))
    }
  }

  /// `ESC [`, parameters, one final byte.
  private func controlSequence(_ rest: ArraySlice<UInt8>, isFinal: Bool) -> Step {
    // The Linux console sends a second bracket for F1 … F5.
    if rest.first == UInt8(ascii: "["), rest.count >= 2 {
      let last = rest[rest.startIndex + 1]
      return Step(length: 4, key: (0x41...0x45).contains(last) ? .function(Int(last) - 0x40) : nil)
    }
    guard let end = rest.prefix(64).firstIndex(where: { (0x40...0x7E).contains($0) && $0 != 0x5B || $0 < 0x20 }) else {
      return isFinal || rest.count >= 64 ? Step(length: 2 + rest.count) : Step(length: 0)
    }
    let length = 3 + end - rest.startIndex
    // A control byte inside means that the sequence was broken off.
    guard rest[end] >= 0x20 else { return Step(length: length - 1) }
    let parameters = String(decoding: rest[..<end], as: UTF8.self)
    if rest[end] == UInt8(ascii: "~"), parameters == "200" { return Step(length: length, beginsPaste: true) }
    return Step(length: length, key: KeyNames.sequence(parameters, final: rest[end]))
  }
}
