/// Compares a JSON value with its place in the schema tree and notes every difference with its path.
struct ShapeCheck {
  private enum Step {
    case member(String)
    case item(Int)
  }

  private(set) var findings: [Finding] = []
  private var path: [Step] = []
  /// The index in `changes`, while one is looked at.
  private var operation: Int?

  /// - Returns: whether nothing was wrong.
  mutating func check(_ value: JSON, _ object: SchemaObject) -> Bool {
    let before = findings.count
    check(value, as: object)
    return findings.count == before
  }

  /// Checks one item of `changes`.
  mutating func checkOperation(_ value: JSON, _ index: Int, _ forms: [String: SchemaObject]) -> Bool {
    let before = findings.count
    operation = index
    path = [.member("changes"), .item(index)]
    checkChoice(value, forms)
    path = []
    operation = nil
    return findings.count == before
  }

  private mutating func check(_ value: JSON, _ node: SchemaNode) {
    switch node {
    case .anything: break
    case .null: expect(value.isNull, value, "null")
    case .text: expect(value.string != nil, value, "text")
    case .word(let list): check(value, list)
    case .boolean: expect(value.bool != nil, value, "true or false")
    case .number(let minimum): check(value, value.double, "a number", minimum)
    case .integer(let minimum): check(value, value.int.map(Double.init), "a whole number", minimum)
    case .value: checkPlainValue(value)
    case .nullable(let inner): if !value.isNull { check(value, inner) }
    case .list(let inner): checkList(value, inner)
    case .object(let object): check(value, as: object)
    case .oneOf(let objects): checkChoice(value, Dictionary(objects.map { ($0.name, $0) }) { first, _ in first })
    }
  }

  private mutating func check(_ value: JSON, _ list: WordList) {
    guard let word = value.string else { return expect(false, value, "text") }
    guard list.isClosed, !list.words.contains(word) else { return }
    note(
      "unknown_word", value, "\"\(word.excerpt)\" cannot stand in \(place).",
      fix: Suggestion.didYouMean(word, in: list.words) ?? "Use one of: \(list.words.joined(separator: ", ")).")
  }

  private mutating func check(_ value: JSON, _ number: Double?, _ expected: String, _ minimum: Int?) {
    guard let number else { return expect(false, value, expected) }
    if let minimum, number < Double(minimum) {
      note("below_minimum", value, "\(place) is \(value.excerpt), but cannot be below \(minimum).")
    }
  }

  private mutating func checkPlainValue(_ value: JSON) {
    switch value {
    case .object: expect(false, value, "text, a number, true, false, null or a list")
    case .array(let items):
      each(items) { check, item in check.expect(item.string != nil || item.double != nil, item, "text or a number") }
    default: break
    }
  }

  private mutating func checkList(_ value: JSON, _ node: SchemaNode) {
    guard let items = value.array else { return expect(false, value, "a list") }
    each(items) { check, item in check.check(item, node) }
  }

  private mutating func each(_ items: [JSON], _ body: (inout ShapeCheck, JSON) -> Void) {
    for (index, item) in items.enumerated() {
      path.append(.item(index))
      body(&self, item)
      path.removeLast()
    }
  }

  /// Picks the form by the word in `op`; without a known one nothing else can be said.
  private mutating func checkChoice(_ value: JSON, _ forms: [String: SchemaObject]) {
    guard let object = value.object else { return expect(false, value, "an object") }
    guard let op = object["op"] else { return noteMissing("op", in: value) }
    guard let form = op.string.flatMap({ forms[$0] }) else { return noteUnknownOperation(op, forms.keys.sorted()) }
    check(value, as: form)
  }

  private mutating func noteUnknownOperation(_ op: JSON, _ known: [String]) {
    path.append(.member("op"))
    defer { path.removeLast() }
    guard let word = op.string else { return expect(false, op, "text") }
    note(
      "unknown_operation", op, "There is no operation \"\(word.excerpt)\".",
      fix: Suggestion.didYouMean(word, in: known) ?? "Use one of: \(known.joined(separator: ", ")).")
  }

  private mutating func check(_ value: JSON, as form: SchemaObject) {
    guard let object = value.object else { return expect(false, value, "an object") }
    var known = 0
    for member in form.members {
      guard let inner = object[member.name] else {
        noteMissing(member.name, in: value)
        continue
      }
      known += 1
      path.append(.member(member.name))
      check(inner, member.node)
      path.removeLast()
    }
    if known < object.count { noteUnknown(object, form) }
  }

  private mutating func noteMissing(_ name: String, in value: JSON) {
    note(
      "missing_key", value, "\(place) has no \"\(name)\".", at: .member(name),
      fix: "Every key must be there; null or an empty list stands for nothing.")
  }

  private mutating func noteUnknown(_ object: JSONObject, _ form: SchemaObject) {
    let missing = form.members.map(\.name).filter { object[$0] == nil }
    for (key, value) in object.members where form[key] == nil {
      let meant = Suggestion.didYouMean(key, in: missing) ?? Suggestion.didYouMean(key, in: form.members.map(\.name))
      note(
        "unknown_key", value, "\(place) has a key \"\(key.excerpt)\" that does not exist.", at: .member(key.excerpt),
        fix: meant ?? "Leave it out.")
    }
  }

  private mutating func expect(_ holds: Bool, _ value: JSON, _ expected: String) {
    if !holds { note("wrong_type", value, "\(place) is \(value.kindName), but should be \(expected).") }
  }

  /// How a sentence names the current place.
  private var place: String { path.isEmpty ? "The reply" : "\"\(pathText)\"" }

  private mutating func note(
    _ rule: String, _ value: JSON, _ message: String, at last: Step? = nil, fix: String? = nil
  ) {
    if let last { path.append(last) }
    findings.append(
      Finding(
        .block, rule: rule, path: pathText, value: value.excerpt, message: message, fix: fix, operation: operation))
    if last != nil { path.removeLast() }
  }

  private var pathText: String {
    path.reduce(into: "") { text, step in
      switch step {
      case .member(let name): text += text.isEmpty ? name : "." + name
      case .item(let index): text += "[\(index)]"
      }
    }
  }
}
