import ConfigSchema

/// Names what an action did about an event.
public struct RunKey: Hashable, Sendable {
  public var event: ItemID
  public var action: ItemID
  public init(event: ItemID, action: ItemID) { (self.event, self.action) = (event, action) }
}

/// An event as the back-test looks at it.
public struct ReplayEvent: Sendable {
  public enum Origin: String, Sendable, Hashable {
    /// It stands in `crm_events`.
    case recorded
    /// Worked out from a row of the platform.
    case rebuilt
    /// Somebody of the team wrote in a conversation: no event of the bus, but what the clock counts from.
    case answer
  }

  public var event: BusEvent
  public var origin: Origin
  /// Facts of it that nobody wrote down.
  public var unknown: UnknownFacts
  /// The run of ours that really brought it about.
  public var cause: RunKey?

  public init(
    _ event: BusEvent, origin: Origin = .recorded, unknown: UnknownFacts = .none, cause: RunKey? = nil
  ) {
    (self.event, self.origin, self.unknown, self.cause) = (event, origin, unknown, cause)
  }
}

/// What became of a planned run, without anything being sent.
public enum ReplayDecision: Hashable, Sendable {
  case done
  case cancelled(String)
  case held(String)
  /// It falls due after the days that are looked at.
  case waiting
  /// Its conditions look at what is not known.
  case unknown
}

/// A planned run and what became of it.
public struct ReplayedRun: Hashable, Sendable {
  public var run: PlannedRun
  public var decision: ReplayDecision
}
