import ConfigSchema

/// What is still to be carried out of what a proposal touches, kept for each revision of a proposal that waits.
struct WaitingLooks: Sendable {
  enum State: Sendable {
    case looking(EffectID)
    case known([WaitingRuns])
    case failed(Failure)
  }

  private var states: [BackTests.Key: State] = [:]

  subscript(proposal: Proposal) -> State? { states[BackTests.Key(proposal)] }

  mutating func set(_ state: State?, _ proposal: Proposal) { states[BackTests.Key(proposal)] = state }

  mutating func keep(only proposals: [Proposal]) {
    let wanted = Set(proposals.map(BackTests.Key.init))
    states = states.filter { wanted.contains($0.key) }
  }

  mutating func take(_ answer: Answer, _ id: EffectID) {
    let asked = states.first { if case .looking(id) = $0.value { true } else { false } }
    guard let key = asked?.key else { return }
    switch answer {
    case .waiting(let runs): states[key] = .known(runs)
    case .failed(let failure): states[key] = .failed(failure)
    default: states[key] = nil
    }
  }
}

extension Model {
  /// Looked at when a review is opened, and once more before it is approved.
  mutating func settleWaiting() {
    waiting.keep(only: pending.map(\.proposal))
    guard screen == .review, let proposal = reviewed?.proposal, waiting[proposal] == nil else { return }
    switch review.step {
    case .changes, .confirm:
      waiting.set(.looking(emit(.lookAtWaiting(proposal: proposal.id), awaiting: .waiting)), proposal)
    case .turnDown, .waitingForCode, .code, .approving, .outcome: break
    }
  }

  mutating func lookAtWaitingAgain() {
    guard let proposal = reviewed?.proposal, case .known(let runs) = waiting[proposal], !runs.isEmpty else { return }
    waiting.set(nil, proposal)
  }

  /// The next thing that could become of what waits because of the selected change.
  mutating func chooseWaiting(_ items: ReviewItems) {
    guard items.all.indices.contains(review.selected), let index = reviewedIndex else { return }
    let item = items.all[review.selected]
    guard let change = items.change(item), WaitingLines.sentence(item, items, waiting) != nil else {
      return say(.info, "Nothing is still waiting because of this change.")
    }
    pending[index].review.chooseNext(for: change, in: items.target(item))
    saveReview()
  }
}

/// The lines under a change that tell what is still to be carried out, and what becomes of that.
enum WaitingLines {
  /// - Parameter isChoice: whether it can be chosen here.
  static func lines(
    _ item: ReviewItems.Item, _ items: ReviewItems, _ looks: WaitingLooks, columns: Int, isChoice: Bool = true
  ) -> [Line] {
    if case .failed(let failure) = looks[items.pending.proposal], touches(item, items) {
      let words = "could not be looked at. " + Escaping.text(failure.title)
      return Wrap.lines([Span(words, .warn)], columns: columns, first: head, rest: margin)
    }
    guard let sentence = sentence(item, items, looks), let choice = choice(item, items) else { return [] }
    let consequence = items.isAccepted(item) ? choice.consequence : "It stays so, unless you accept this change."
    var spans = [Span(sentence + " "), Span(consequence, choice == .cancel ? .warn : .title)]
    if isChoice, items.isAccepted(item) { spans.append(Span(" o chooses otherwise.", .dim)) }
    return Wrap.lines(spans, columns: columns, first: head, rest: margin)
  }

  /// Nil when nothing waits because of this change.
  static func sentence(_ item: ReviewItems.Item, _ items: ReviewItems, _ looks: WaitingLooks) -> String? {
    guard case .known(let runs) = looks[items.pending.proposal], !runs.isEmpty, let change = items.change(item),
      let actions = items.pending.review.waitingChoice(of: change, in: items.target(item))?.actions
    else { return nil }
    return runs.sentence(of: actions)
  }

  private static func choice(_ item: ReviewItems.Item, _ items: ReviewItems) -> WaitingChoice? {
    items.change(item).flatMap { items.pending.review.waitingChoice(of: $0, in: items.target(item))?.choice }
  }

  private static func touches(_ item: ReviewItems.Item, _ items: ReviewItems) -> Bool { choice(item, items) != nil }

  private static let head = Line("waiting: ", .dim)
  private static let margin = Line("         ")
}
