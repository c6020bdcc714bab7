/// What becomes of the runs that an automation has still to carry out when an approval changes it or takes it away.
public enum WaitingChoice: String, Hashable, Sendable, Codable, CaseIterable {
  /// They are carried out as they were approved then.
  case keep
  /// They are carried out as the new version says; what would have been due already is due at once.
  case move
  /// They are not carried out.
  case cancel
}

/// An action whose waiting runs come from something that will not be live any more.
public struct TouchedAction: Hashable, Sendable {
  public enum How: Hashable, Sendable {
    /// It does something else, or at another time, or under other conditions.
    case changed
    case switchedOff
    case gone
  }

  public let action: ItemID
  public let trigger: ItemID
  public let triggerName: String
  public let how: How

  /// What can be chosen; the first is what happens when nobody chooses.
  public var options: [WaitingChoice] { Self.options(how) }

  static func options(_ how: How) -> [WaitingChoice] {
    switch how {
    case .changed: [.keep, .move, .cancel]
    case .switchedOff, .gone: [.cancel, .keep]
    }
  }

  /// Every action that is another one afterwards, in the order of the configuration before.
  public static func all(from base: Configuration, to result: Configuration) -> [TouchedAction] {
    let later = Dictionary(result.triggers.map { ($0.id, $0) }) { first, _ in first }
    return base.triggers.flatMap { trigger in
      let after = later[trigger.id]
      let actions = Dictionary((after?.actions ?? []).map { ($0.id, $0) }) { first, _ in first }
      return trigger.actions.compactMap { action in
        how(action, actions[action.id], wasActive: trigger.isActive, isActive: after?.isActive ?? false).map {
          TouchedAction(action: action.id, trigger: trigger.id, triggerName: trigger.name, how: $0)
        }
      }
    }
  }

  private static func how(_ before: Action, _ after: Action?, wasActive: Bool, isActive: Bool) -> How? {
    guard let after else { return .gone }
    if wasActive, !isActive { return .switchedOff }
    return before == after ? nil : .changed
  }
}

/// What an approval does with the runs of one action that still wait.
public struct WaitingDecision: Hashable, Sendable {
  public let touched: TouchedAction
  public let choice: WaitingChoice
  /// The action as it will be; nil = it is gone.
  public let after: Action?

  /// Why a run that is cancelled is.
  public var reason: String {
    switch touched.how {
    case .changed: "its action was changed, and what still waited was cancelled"
    case .switchedOff: "its trigger was switched off"
    case .gone: "its action was deleted"
    }
  }
}

extension WaitingChoice {
  /// What happens, for the record.
  var record: String {
    switch self {
    case .keep: "What still waits of it is carried out as it was approved."
    case .move: "What still waits of it is carried out as it is now."
    case .cancel: "What still waits of it is cancelled."
    }
  }
}
