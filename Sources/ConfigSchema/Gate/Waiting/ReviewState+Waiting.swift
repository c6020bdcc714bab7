extension ReviewState {
  /// What is chosen for an action, where it can be chosen; otherwise what happens by itself.
  public func choice(for touched: TouchedAction) -> WaitingChoice {
    choice(for: touched.action, among: touched.options)
  }

  private func choice(for action: ItemID, among options: [WaitingChoice]) -> WaitingChoice {
    waiting[action].flatMap { options.contains($0) ? $0 : nil } ?? options[0]
  }

  /// What an approval of what is accepted now does with runs that wait; nothing is said of those that simply stay as they are.
  func waitingDecisions(from base: Configuration, to result: Configuration) -> [WaitingDecision] {
    let touched = TouchedAction.all(from: base, to: result)
    guard !touched.isEmpty else { return [] }
    let actions = Dictionary(result.triggers.flatMap(\.actions).map { ($0.id, $0) }) { first, _ in first }
    return touched.compactMap { touched in
      let choice = choice(for: touched)
      guard touched.how != .changed || choice != .keep else { return nil }
      return WaitingDecision(touched: touched, choice: choice, after: actions[touched.action])
    }
  }

  /// What somebody has chosen otherwise than it would happen by itself, by action: part of what a code is for.
  func spokenChoices(in target: ProposalTarget, accepting ids: Set<String>) -> [(action: ItemID, choice: WaitingChoice)]
  {
    guard !waiting.isEmpty else { return [] }
    return TouchedAction.all(from: target.base, to: target.configuration(accepting: ids)).compactMap { touched in
      let choice = choice(for: touched)
      return choice == touched.options[0] ? nil : (touched.action, choice)
    }
  }
}

extension ReviewState {
  /// The actions a change takes something from, what can be chosen for their waiting runs, and what is chosen now. A change that
  /// is overtaken by another accepted one – an action that is changed in a trigger that goes – is told what becomes of it then.
  public func waitingChoice(
    of proposed: ProposedChange, in target: ProposalTarget
  ) -> (actions: [ItemID], options: [WaitingChoice], choice: WaitingChoice)? {
    let change = proposed.change
    guard let (actions, own) = change.touched(in: target.base), !actions.isEmpty else { return nil }
    let isOvertaken =
      own == .changed
      && target.changes.contains { other in
        other.change.owner == change.owner && other.change.takesAll && isAccepted(other, of: target.property.id)
      }
    let options = TouchedAction.options(isOvertaken ? .gone : own)
    return (actions, options, choice(for: actions[0], among: options))
  }

  /// The next of the options, for all actions of the change.
  public mutating func chooseNext(for proposed: ProposedChange, in target: ProposalTarget) {
    guard let (actions, options, choice) = waitingChoice(of: proposed, in: target) else { return }
    let next = options[((options.firstIndex(of: choice) ?? 0) + 1) % options.count]
    for action in actions { waiting[action] = next }
  }
}

extension Change {
  /// Whether it ends everything its trigger does.
  fileprivate var takesAll: Bool {
    switch kind {
    case .triggerDeleted, .triggerSwitched(on: false): true
    default: false
    }
  }

  /// The actions whose waiting runs it concerns, and how; nil when it leaves them as they are.
  fileprivate func touched(in base: Configuration) -> ([ItemID], TouchedAction.How)? {
    switch kind {
    case .triggerDeleted(let trigger): (trigger.actions.map(\.id), .gone)
    case .triggerSwitched(on: false):
      (base.triggers.first { $0.id == owner }?.actions.map(\.id) ?? [], .switchedOff)
    case .actionRemoved(let action, _): ([action.id], .gone)
    case .actionContentChanged(let id, _, _), .actionDelayChanged(let id, _, _, _),
      .actionOnlyIfChanged(let id, _, _, _):
      ([id], .changed)
    default: nil
    }
  }
}
