/// A place in a JSON document while it is read. Asking for something that is not there notes a finding with the path and
/// gives a harmless value, so that everything that is wrong comes out at once.
struct JSONCursor {
  /// Where a cursor stands; written out only when something is wrong.
  indirect enum Path {
    case root
    case member(Path, String)
    case item(Path, Int)

    var text: String {
      switch self {
      case .root: ""
      case .member(.root, let name): name
      case .member(let outer, let name): outer.text + "." + name
      case .item(let outer, let index): outer.text + "[\(index)]"
      }
    }
  }

  final class Log { fileprivate(set) var findings: [Finding] = [] }

  /// Nil when the document has nothing here.
  let value: JSON?
  let path: Path
  let log: Log

  init(_ value: JSON, log: Log) { (self.value, self.path, self.log) = (value, .root, log) }

  private init(_ value: JSON?, _ path: Path, _ log: Log) { (self.value, self.path, self.log) = (value, path, log) }

  /// Missing and null mean the same everywhere: the platform's rows have nulls where a file has nothing.
  var isEmpty: Bool { value?.isNull ?? true }

  subscript(key: String) -> JSONCursor { JSONCursor(value?[key], .member(path, key), log) }

  // MARK: Required

  func text() -> String {
    if isEmpty { noteMissing() }
    return optionalText() ?? ""
  }

  /// One of the words of `type`, or nil after a note.
  func word<Word: RawRepresentable & CaseIterable>(_ type: Word.Type) -> Word? where Word.RawValue == String {
    let text = text()
    if let word = Word(rawValue: text) { return word }
    guard value?.string != nil else { return nil }
    let words = type.allCases.map(\.rawValue)
    note(
      "unknown_word", "\"\(text.excerpt)\" cannot stand here.",
      fix: Suggestion.didYouMean(text, in: words) ?? "Use one of: \(words.joined(separator: ", ")).")
    return nil
  }

  // MARK: Optional

  func optionalText() -> String? { optional(value?.string, "text") }
  func number() -> Double? { optional(value?.double, "a number") }
  func whole(default standard: Int) -> Int { optional(value?.int, "a whole number") ?? standard }
  func flag(default standard: Bool) -> Bool { optional(value?.bool, "true or false") ?? standard }
  func object() -> JSONObject? { optional(value?.object, "an object") }

  /// The items of a list; none when there is no list.
  func items() -> [JSONCursor] {
    let list = optional(value?.array, "a list") ?? []
    return list.enumerated().map { JSONCursor($0.element, .item(path, $0.offset), log) }
  }

  private func optional<Value>(_ read: Value?, _ expected: String) -> Value? {
    if read == nil, !isEmpty { noteType(expected) }
    return read
  }

  // MARK: Notes

  /// - Returns: whether this is an object; its keys are compared with those that may be there.
  func checkKeys(_ known: [String], ignored: [String] = []) -> Bool {
    guard let object = value?.object else {
      noteType("an object")
      return false
    }
    for key in object.keys where !known.contains(key) && !ignored.contains(key) {
      self[key].note(
        "unknown_key", "There is no \"\(key.excerpt)\" here.",
        fix: Suggestion.didYouMean(key, in: known) ?? "Leave it out.")
    }
    return true
  }

  func noteMissing() { note("missing_key", "Something is missing here.", fix: "Give it a value.") }

  private func noteType(_ expected: String) {
    note("wrong_type", "This is \((value ?? .null).kindName), but should be \(expected).")
  }

  func note(_ rule: String, _ message: String, fix: String? = nil) {
    log.findings.append(
      Finding(.block, rule: rule, path: path.text, value: (value ?? .null).excerpt, message: message, fix: fix))
  }
}
