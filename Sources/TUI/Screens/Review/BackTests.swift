import ConfigSchema

/// What proposals would have done in the past days, kept for each revision of a proposal that waits.
struct BackTests: Sendable {
  struct Key: Hashable, Sendable {
    var proposal: ItemID
    var revision: Int
    init(_ proposal: Proposal) { (self.proposal, revision) = (proposal.id, proposal.revision) }
  }

  enum State: Sendable {
    /// In percent.
    case running(EffectID, Int)
    case ready(Result)
    case failed(Failure)
  }

  struct Result: Sendable {
    var reports: [BackTestReport]
    /// One sentence for each change that makes a difference.
    var impacts: [ChangeKey: String]
  }

  private(set) var states: [Key: State] = [:]

  subscript(proposal: Proposal) -> State? { states[Key(proposal)] }

  /// What is known of a proposal's changes; nil until it has been looked at.
  func impacts(of proposal: Proposal) -> [ChangeKey: String]? {
    if case .ready(let result) = self[proposal] { result.impacts } else { nil }
  }

  mutating func set(_ state: State?, _ key: Key) { states[key] = state }

  func key(of effect: EffectID) -> Key? {
    states.first { if case .running(effect, _) = $0.value { true } else { false } }?.key
  }

  /// Forgets what belongs to no proposal that waits.
  /// - Returns: what is still being worked on for them.
  mutating func keep(only proposals: [Proposal]) -> [EffectID] {
    let wanted = Set(proposals.map(Key.init))
    let gone = states.filter { !wanted.contains($0.key) }
    for key in gone.keys { states[key] = nil }
    return gone.values.compactMap { if case .running(let id, _) = $0 { id } else { nil } }.sorted {
      $0.number < $1.number
    }
  }
}

/// What is known of one change.
enum Impact: Hashable, Sendable {
  case pending
  case text(String)
  case failed(String)
}

extension Model {
  /// Whether one is under way.
  public var isBackTesting: Bool {
    backTests.states.values.contains { if case .running = $0 { true } else { false } }
  }

  /// A back-test is begun when a review is looked at, and never waited for.
  mutating func settleBackTest() {
    for effect in backTests.keep(only: pending.map(\.proposal)) { emit(.cancel(effect)) }
    guard screen == .review, let proposal = reviewed?.proposal, backTests[proposal] == nil else { return }
    switch review.step {
    case .changes, .confirm, .turnDown: beginBackTest(proposal)
    case .waitingForCode, .code, .approving, .outcome: break
    }
  }

  private mutating func beginBackTest(_ proposal: Proposal) {
    let effect = emit(.backTest(proposal: proposal.id, revision: proposal.revision), awaiting: .backTest)
    backTests.set(.running(effect, 0), BackTests.Key(proposal))
  }

  mutating func receiveBackTest(_ answer: Answer, _ id: EffectID) {
    guard let key = backTests.key(of: id),
      let proposal = pending.first(where: { BackTests.Key($0.proposal) == key })?.proposal
    else { return }
    switch answer {
    case .backTestProgress(let percent): backTests.set(.running(id, percent), key)
    case .backTest(let reports): backTests.set(.ready(Self.result(reports, proposal)), key)
    case .failed(let failure): backTests.set(.failed(failure), key)
    default: backTests.set(nil, key)
    }
  }

  private static func result(_ reports: [BackTestReport], _ proposal: Proposal) -> BackTests.Result {
    var impacts: [ChangeKey: String] = [:]
    for target in proposal.targets {
      guard let report = reports.first(where: { $0.property == target.property.id }) else { continue }
      for (change, sentence) in report.impacts(of: target.changes.map(\.change)) {
        impacts[ChangeKey(property: target.property.id, change: change)] = sentence
      }
    }
    return BackTests.Result(reports: reports, impacts: impacts)
  }

  /// What a change would have meant; nil when it makes no difference, or nobody has looked.
  func impact(_ key: ChangeKey) -> Impact? {
    switch reviewed.flatMap({ backTests[$0.proposal] }) {
    case nil: nil
    case .running: .pending
    case .ready(let result): result.impacts[key].map(Impact.text)
    case .failed(let failure): .failed(failure.title)
    }
  }

  mutating func openReport() { review.reportTop = 0 }

  mutating func handleReport(_ key: Key) {
    let page = max(1, size.rows - 8)
    let top = review.reportTop ?? 0
    switch key {
    case .escape, .character("m"), .tab: review.reportTop = nil
    case .down, .character("j"), .wheelDown: review.reportTop = top + 1
    case .up, .character("k"), .wheelUp: review.reportTop = max(0, top - 1)
    case .pageDown, .character(" "): review.reportTop = top + page
    case .pageUp: review.reportTop = max(0, top - page)
    case .home, .character("g"): review.reportTop = 0
    case .character("r"): lookAgain()
    default: break
    }
    guard let top = review.reportTop, let items = reviewItems, let area = Panes(self).area(of: .review, in: self) else {
      return
    }
    let lines = BackTestView.lines(self, items, columns: area.columns - 2).count
    review.reportTop = min(top, max(0, lines - area.rows))
  }

  private mutating func lookAgain() {
    guard let proposal = reviewed?.proposal else { return }
    if case .running = backTests[proposal] { return say(.info, "It is being looked at already.") }
    backTests.set(nil, BackTests.Key(proposal))
  }
}
