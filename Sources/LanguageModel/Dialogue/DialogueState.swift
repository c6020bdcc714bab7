import ConfigSchema

/// How far a dialogue has come. Decides after each reply whether to ask again; asks nobody itself.
struct DialogueState<Built: Sendable>: Sendable {
  private(set) var request: ModelRequest
  private(set) var usage = Usage()
  private var last = Usage()
  var askings = 0
  private var corrections = 0
  private var isShown = false
  private var best: (text: String, check: ReplyCheck<Built>)?
  private var notices: [String] = []

  init(_ request: ModelRequest) {
    self.request = request
    notices = RequestText.notices(request)
  }

  /// Takes a reply in.
  /// - Returns: what happens next when there has to be another asking; nil when this was the last.
  mutating func take(_ text: String, _ check: (String) -> ReplyCheck<Built>) -> DialogueProgress? {
    let content = ReplyFence.content(text)
    if content != nil { note(ReplyFence.notice) }
    guard let whole = whole(content ?? text).map({ isShown ? ReplyMerge.withoutNeed($0) : $0 }) else {
      notices.append("The model's correction could not be read; its first reply is shown as it was.")
      return nil
    }
    let result = check(whole)
    if let handles = unseen(result.reply), mayAsk { return show(handles) }
    let before = best
    best = (whole, result)
    let findings = result.mendable
    if findings.isEmpty { return nil }
    if let before, Self.isSame(before.check.mendable, findings) {
      notices.append("The model was asked to mend its reply and made the same mistakes again.")
      return nil
    }
    guard corrections < Dialogue.corrections, mayAsk else {
      notices.append("Parts of the model's reply still have mistakes; they are shown with what is wrong.")
      return nil
    }
    return correct(whole, result.reply == nil ? [] : findings.compactMap(\.operation), findings)
  }

  /// Counts an asking in.
  mutating func add(_ spent: Usage) {
    usage = usage + spent
    last = spent
    if spent.mayBeCut {
      note(
        "The model server seems to have read only a part of the request (\(spent.input) tokens): give it a larger "
          + "context, or ask for less at a time.")
    }
  }

  /// Whether another asking like the last one stays within the budget.
  private var mayAsk: Bool { usage.total + last.total <= Dialogue.budget }

  private mutating func note(_ notice: String) { if !notices.contains(notice) { notices.append(notice) } }

  /// The reply with what was mended in its place.
  private func whole(_ text: String) -> String? {
    guard let correction = request.correction, !correction.operations.isEmpty else { return text }
    return ReplyMerge.merged(correction.reply, with: text, replacing: correction.operations)
  }

  /// What the model wants to see, the first time it asks, as far as it exists.
  private func unseen(_ reply: Reply?) -> [Reference]? {
    guard !isShown, let need = reply?.need.filter({ request.handles[$0.text] != nil }), !need.isEmpty else {
      return nil
    }
    return Array(need.prefix(Dialogue.mostShown))
  }

  private mutating func show(_ handles: [Reference]) -> DialogueProgress {
    isShown = true
    request.needed = handles
    request.correction = nil
    return .showing(handles.map(\.text))
  }

  private mutating func correct(_ text: String, _ operations: [Int], _ findings: [Finding]) -> DialogueProgress {
    corrections += 1
    let numbers = Set(operations).sorted()
    // A finding about the reply as a whole needs the whole reply again.
    let isWhole = findings.contains { $0.operation == nil }
    request.correction = Correction(reply: text, operations: isWhole ? [] : numbers, findings: findings)
    return .correcting(operations: isWhole ? 0 : numbers.count)
  }

  /// The same rules broken with the same values, wherever they stand now.
  private static func isSame(_ a: [Finding], _ b: [Finding]) -> Bool {
    func marks(_ findings: [Finding]) -> [String] { findings.map { "\($0.rule)\n\($0.value)" }.sorted() }
    return marks(a) == marks(b)
  }

  /// - Parameter outcome: of the last asking, when it brought no reply.
  func result(after outcome: ModelOutcome?) -> DialogueResult<Built> {
    var result = DialogueResult<Built>(
      ending: .stopped(outcome ?? .empty), text: best?.text, usage: usage, askings: askings, notices: notices)
    // A correction that failed leaves the reply it was to mend; a cancelled one leaves nothing.
    guard let best, outcome != .cancelled else { return result }
    result.ending = .answered(best.check)
    if let sentence = outcome?.sentence { result.notices.append("Mending the reply did not work. \(sentence)") }
    return result
  }
}
