import ConfigSchema

/// One thing the engine does, did or holds, as the activity screen shows it.
public struct ActivityRun: Hashable, Sendable, Identifiable {
  public enum Status: String, Hashable, Sendable, CaseIterable {
    case pending, running, held, done, cancelled, dead
  }

  public var id: ItemID
  public var status: Status
  /// An action type of the catalogue.
  public var action: String
  /// The automation it belongs to.
  public var automation: String
  /// An event type, or words where there is none any more.
  public var event: String
  /// The lead's name, where there is a lead.
  public var lead: String?
  /// When it falls or fell due, `YYYY-MM-DD HH:MM` at the property.
  public var due: String
  public var finished: String?
  public var reason: String?
  public var attempts: Int

  public init(
    id: ItemID, status: Status, action: String, automation: String, event: String, lead: String? = nil, due: String,
    finished: String? = nil, reason: String? = nil, attempts: Int = 0
  ) {
    (self.id, self.status, self.action, self.automation) = (id, status, action, automation)
    (self.event, self.lead, self.due, self.finished) = (event, lead, due, finished)
    (self.reason, self.attempts) = (reason, attempts)
  }
}

/// What the activity screen shows of a property at one moment.
public struct ActivityReport: Hashable, Sendable {
  /// Newest first.
  public var runs: [ActivityRun]
  /// The newest event, in words with its time; nil when nothing ever happened.
  public var lastEvent: String?
  /// Events that no engine has looked at yet.
  public var waitingEvents: Int
  /// Whether changes on the platform's tables become events.
  public var isCapturing: Bool

  public init(runs: [ActivityRun], lastEvent: String?, waitingEvents: Int, isCapturing: Bool) {
    (self.runs, self.lastEvent) = (runs, lastEvent)
    (self.waitingEvents, self.isCapturing) = (waitingEvents, isCapturing)
  }
}

extension ActivityRun.Status {
  /// In one word, for the list.
  var word: String {
    switch self {
    case .pending: "waiting"
    case .running: "under way"
    case .held: "held"
    case .done: "done"
    case .cancelled: "cancelled"
    case .dead: "gave up"
    }
  }

  var role: Role {
    switch self {
    case .pending, .running: .plain
    case .done: .good
    case .held: .warn
    case .dead: .block
    case .cancelled: .dim
    }
  }
}

extension ActivityRun {
  /// Whom it is for and what it is: `Ana Ruiz: send a text`.
  var title: String {
    let words = Catalogue.standard.title(ofAction: action)
    return lead.map { "\($0): \(words)" } ?? words
  }

  /// When it was done, or is to be.
  var at: String { finished ?? due }

  /// What happened, in a sentence.
  var story: String {
    let cause = Catalogue.standard.event(named: event) == nil ? event : Catalogue.standard.title(ofEvent: event)
    let when =
      switch status {
      case .pending: "Waits until \(due)."
      case .running: "Is being done right now."
      case .held: "Held: it was due at \(due)."
      case .done: "Done at \(at)."
      case .cancelled: "Cancelled at \(at)."
      case .dead: "Given up at \(at), after \(attempts == 1 ? "1 attempt" : "\(attempts) attempts")."
      }
    return "\(when) Automation “\(automation)”, because \(cause)."
  }

  var canBeTriedAgain: Bool { status == .held || status == .dead }
  var canBeCancelled: Bool { status == .pending || status == .held || status == .dead }
}
