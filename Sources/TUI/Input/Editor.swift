import ConfigSchema

/// The text a person is writing: characters, pieces of material, a cursor, and how to take things back.
struct Editor: Hashable, Sendable {
  /// Stands in the text where a piece of material is.
  static let placeholder: Character = "\u{FFFC}"

  /// Holds one placeholder for each attachment, in the same order.
  private(set) var text: [Character] = []
  private(set) var pieces: [Piece] = []
  /// Between 0 and `text.count`.
  private(set) var cursor = 0
  /// Grows with every change of the text, so that nobody has to compare it.
  private(set) var version = 0
  /// The column vertical movement aims at; forgotten by every other movement.
  var goalColumn: Int?

  private var undone: [Snapshot] = []
  private var done: [Snapshot] = []
  private var isTyping = false
  private var killed: [Character] = []
  private var lastWasKill = false

  /// Material in the text. Its label is made once: counting the lines of a megabyte takes a while.
  struct Piece: Hashable, Sendable {
    let attachment: Attachment
    let label: String
    init(_ attachment: Attachment) { (self.attachment, label) = (attachment, Chip.label(attachment)) }
  }

  private struct Snapshot: Hashable, Sendable {
    var text: [Character]
    var pieces: [Piece]
    var cursor: Int
  }
  private static let mostSnapshots = 200

  init() {}
  init(_ draft: Draft) { load(draft) }

  var isEmpty: Bool { text.isEmpty }
  var attachments: [Attachment] { pieces.map(\.attachment) }
  var string: String { String(text) }
  var draft: Draft { Draft(text: string, attachments: attachments) }
  var characterAtCursor: Character? { cursor < text.count ? text[cursor] : nil }

  /// The attachment at a place of the text.
  func attachment(at index: Int) -> Attachment? { piece(at: index)?.attachment }

  /// The attachment at a place of the text, with its label.
  func piece(at index: Int) -> Piece? {
    guard index >= 0, index < text.count, text[index] == Self.placeholder else { return nil }
    return pieces[text[..<index].count { $0 == Self.placeholder }]
  }

  // MARK: Writing

  mutating func insert(_ character: Character) {
    guard character != Self.placeholder else { return }
    remember(typing: !character.isWhitespace)
    text.insert(character, at: cursor)
    cursor += 1
  }

  mutating func insert(_ string: String) {
    remember()
    let characters = string.filter { $0 != Self.placeholder }
    text.insert(contentsOf: characters, at: cursor)
    cursor += characters.count
  }

  mutating func insert(_ attachment: Attachment) {
    remember()
    pieces.insert(Piece(attachment), at: text[..<cursor].count { $0 == Self.placeholder })
    text.insert(Self.placeholder, at: cursor)
    cursor += 1
  }

  mutating func backspace() {
    guard cursor > 0 else { return }
    remember(typing: true)
    cut(cursor - 1..<cursor)
  }

  mutating func deleteForward() {
    guard cursor < text.count else { return }
    remember(typing: true)
    cut(cursor..<cursor + 1)
  }

  /// Empties the text; undo brings it back.
  mutating func clear() {
    guard !text.isEmpty else { return }
    remember()
    cut(0..<text.count)
  }

  /// Replaces everything; undo brings it back.
  mutating func load(_ draft: Draft) {
    remember()
    let places = draft.text.count { $0 == Self.placeholder }
    pieces = draft.attachments.prefix(places).map(Piece.init)
    var left = pieces.count
    text = draft.text.filter { character in
      guard character == Self.placeholder else { return true }
      left -= 1
      return left >= 0
    }.map(\.self)
    cursor = text.count
  }

  // MARK: Kill and yank

  /// Removes a range and keeps it for `yank`; kills in a row add up.
  mutating func kill(_ range: Range<Int>) {
    guard !range.isEmpty else { return }
    let again = lastWasKill
    let isBackward = range.upperBound == cursor
    remember()
    let piece = Array(text[range]).filter { $0 != Self.placeholder }
    if !again {
      killed = piece
    } else if isBackward {
      killed = piece + killed
    } else {
      killed += piece
    }
    cut(range)
    lastWasKill = true
  }

  mutating func yank() {
    guard !killed.isEmpty else { return }
    insert(String(killed))
  }

  private mutating func cut(_ range: Range<Int>) {
    let before = text[..<range.lowerBound].count { $0 == Self.placeholder }
    let inside = text[range].count { $0 == Self.placeholder }
    pieces.removeSubrange(before..<before + inside)
    text.removeSubrange(range)
    cursor = range.lowerBound
  }

  // MARK: Moving

  mutating func move(to index: Int) {
    cursor = min(max(0, index), text.count)
    goalColumn = nil
    isTyping = false
    lastWasKill = false
  }

  // MARK: Undo

  private mutating func remember(typing: Bool = false) {
    goalColumn = nil
    lastWasKill = false
    version += 1
    defer { isTyping = typing }
    if typing, isTyping { return }
    done.append(now)
    if done.count > Self.mostSnapshots { done.removeFirst() }
    undone = []
  }

  /// False when there is nothing to take back.
  mutating func undo() -> Bool {
    guard let snapshot = done.popLast() else { return false }
    undone.append(now)
    restore(snapshot)
    return true
  }

  /// False when nothing was taken back.
  mutating func redo() -> Bool {
    guard let snapshot = undone.popLast() else { return false }
    done.append(now)
    restore(snapshot)
    return true
  }

  private var now: Snapshot { Snapshot(text: text, pieces: pieces, cursor: cursor) }

  private mutating func restore(_ snapshot: Snapshot) {
    (text, pieces, cursor) = (snapshot.text, snapshot.pieces, snapshot.cursor)
    version += 1
    (isTyping, lastWasKill, goalColumn) = (false, false, nil)
  }
}
