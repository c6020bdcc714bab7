/// The changes of one target on top of a newer base.
struct Rebase {
  let old: ProposalTarget
  let review: ReviewState
  /// The property as it is today.
  let live: PropertyState
  let catalogue: Catalogue

  /// The same changes against today, undecided. What today already is drops out with a note, what was changed by
  /// somebody else in the meantime comes with a warning.
  func changes() -> (changes: [ProposedChange], notes: [Finding]) {
    let accepted = review.accepted(in: old)
    let (wanted, others) = (
      old.changes.filter { accepted.contains($0.change.id) }, old.changes.filter { !accepted.contains($0.change.id) }
    )
    let all = old.changes.map(\.change)
    let base = live.configuration
    let goal = base.applying(wanted.map(\.change), among: all)
    var found = Diff.changes(from: base, to: goal)
    for other in others {
      found += effect(of: other.change, on: goal, among: all).filter { one in !found.contains { $0.id == one.id } }
    }
    let interim = Interim(from: old.base, to: base)
    let before = Dictionary(old.changes.map { ($0.change.id, $0) }, uniquingKeysWith: { first, _ in first })
    let rebased = found.map { proposed($0, before[$0.id], accepted.contains($0.id), interim) }
    return (rebased, lost(found))
  }

  /// A declined or unselected change by itself. A part of something new stays as it is: it has no base yet.
  private func effect(of change: Change, on goal: Configuration, among all: [Change]) -> [Change] {
    Diff.changes(from: goal, to: goal.applying([change], among: all)).filter { $0.id == change.id }
  }

  private func proposed(_ change: Change, _ before: ProposedChange?, _ isWanted: Bool, _ interim: Interim)
    -> ProposedChange
  {
    var proposed = ProposedChange(change: change, evidence: before?.evidence ?? [])
    if !isWanted, let before {
      proposed.startsSelected = false
      proposed.unselectedReason = before.startsSelected ? "You declined it before." : before.unselectedReason
    }
    if let other = interim.change(touching: change) {
      proposed.findings = [
        Finding(
          .warn, rule: "changed_meanwhile", path: change.id,
          message: "Somebody changed this in the meantime: \(interim.sentence(other)).", item: change.item)
      ]
    }
    return proposed
  }

  /// Changes that have no effect today: somebody did the same, or what they are about is gone.
  private func lost(_ found: [Change]) -> [Finding] {
    let kept = Set(found.map(\.id))
    let gone = old.changes.filter { !kept.contains($0.change.id) }
    guard !gone.isEmpty else { return [] }
    let sentence = Sentence(target: old, catalogue: catalogue)
    let items = ItemCensus(live.configuration)
    return gone.map { proposed in
      let change = proposed.change
      let isThere = change.isCreation || items.owners.contains(change.owner)
      let why = isThere || change.isEnd ? "is so already" : "is about something that is gone"
      return Finding(
        isThere || change.isEnd ? .note : .warn, rule: "changed_meanwhile", path: change.id,
        message: "Left out, because it \(why): \(sentence.text(change)).", item: change.item)
    }
  }
}

/// What happened to a property between two moments.
private struct Interim {
  private let changes: [Change]
  private let byID: [String: Int]
  private let deleted: [ItemID: Int]
  private let sentences: Sentence

  init(from old: Configuration, to new: Configuration) {
    changes = Diff.changes(from: old, to: new)
    byID = Dictionary(changes.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    deleted = Dictionary(
      changes.enumerated().filter { $1.isEnd }.map { ($1.item, $0) }, uniquingKeysWith: { first, _ in first })
    sentences = Sentence(base: old, changes: changes)
  }

  /// A change of the same aspect, or any change of what is now to be deleted.
  func change(touching other: Change) -> Change? {
    if let index = byID[other.id] ?? deleted[other.item] { return changes[index] }
    guard other.isEnd else { return nil }
    let items = Set(other.items)
    return changes.first { items.contains($0.item) }
  }

  func sentence(_ change: Change) -> String { sentences.text(change) }
}
