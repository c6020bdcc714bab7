/// What a configuration would have done over the past days, beside what the one that is live would have done. Nothing was sent.
///
/// The same events and configurations give the same report to the byte.
public struct BackTestReport: Hashable, Sendable, Codable {
  public var property: ItemID
  public var propertyName: String
  public var window: Window
  public var events: EventCounts
  /// In the order of the proposed configuration, then those that it no longer has.
  public var triggers: [TriggerEffect]
  /// Moves between stages that happen by themselves, one entry for each pipeline that has any.
  public var transitions: [TransitionEffect]
  public var before: Totals
  public var after: Totals
  public var actions: ActionBalance
  /// Some of the leads that would have been dealt with, those first for whom something differs.
  public var timelines: [LeadTimeline]
  /// What cannot be known of those days, each with how often it mattered.
  public var gaps: [Gap]

  public init(
    property: ItemID, propertyName: String, window: Window, events: EventCounts, triggers: [TriggerEffect],
    transitions: [TransitionEffect], before: Totals, after: Totals, actions: ActionBalance,
    timelines: [LeadTimeline], gaps: [Gap]
  ) {
    (self.property, self.propertyName, self.window, self.events) = (property, propertyName, window, events)
    (self.triggers, self.transitions, self.before, self.after) = (triggers, transitions, before, after)
    (self.actions, self.timelines, self.gaps) = (actions, timelines, gaps)
  }

  /// The days looked at. Moments are `YYYY-MM-DD HH:MM` by the clock of the property.
  public struct Window: Hashable, Sendable, Codable {
    public var days: Int
    public var from: String
    public var to: String
    /// From when on the platform's changes were recorded; nil = never within the window. What came before is rebuilt from its rows.
    public var recordedSince: String?
    public init(days: Int, from: String, to: String, recordedSince: String?) {
      (self.days, self.from, self.to, self.recordedSince) = (days, from, to, recordedSince)
    }
  }

  /// Where the events come from.
  public struct EventCounts: Hashable, Sendable, Codable {
    public var recorded = 0
    /// Worked out from rows of the platform, because nothing was recorded yet.
    public var rebuilt = 0
    /// Found by the clock: stale leads, upcoming tours and the like, in the configuration before and after.
    public var clockBefore = 0
    public var clockAfter = 0
    /// Brought about by what the configuration does and was not recorded, such as a move to another stage.
    public var followingBefore = 0
    public var followingAfter = 0
    /// Could not be read.
    public var unreadable = 0
    public init() {}
  }

  /// A configuration as a whole.
  public struct Totals: Hashable, Sendable, Codable {
    /// How often an automation would have started.
    public var fires = 0
    /// How many actions would have been done.
    public var actions = 0
    public var texts = 0
    public var emails = 0
    /// Texts that would have fallen due at night; the sender would have held them until the morning.
    public var textsAtNight = 0
    /// Leads that at least one action would have been about.
    public var leads = 0
    /// The most texts, e-mails and chat messages one lead would have had on one day.
    public var busiest: Busiest?
    public init() {}
  }

  public struct Busiest: Hashable, Sendable, Codable {
    public var lead: ItemID
    public var name: String
    /// `YYYY-MM-DD` at the property.
    public var day: String
    public var touches: Int
    public init(lead: ItemID, name: String, day: String, touches: Int) {
      (self.lead, self.name, self.day, self.touches) = (lead, name, day, touches)
    }
  }

  /// Action by action: what the proposed configuration would have done more, less and otherwise.
  public struct ActionBalance: Hashable, Sendable, Codable {
    public var added = 0
    public var removed = 0
    /// Done in both, with another content or at another time.
    public var changed = 0
    public var same = 0
    public init(added: Int = 0, removed: Int = 0, changed: Int = 0, same: Int = 0) {
      (self.added, self.removed, self.changed, self.same) = (added, removed, changed, same)
    }
  }

  /// A kind of fact that is missing.
  public struct Gap: Hashable, Sendable, Codable {
    public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
      /// Conditions of an automation looked at facts that nobody wrote down then.
      case conditions
      /// The same for the conditions of an action that fell due.
      case onlyIf
      /// When a lead was last contacted before changes were recorded.
      case lastContact
      /// Since when a lead stood in its stage.
      case stageEntry
      /// The clock event `subject` needs more than is on record.
      case clockEvent
      /// Doing `subject` would have led to further events that are not followed.
      case consequences
      /// Changes of the kind `subject` leave no trace in the platform's rows and are missing where events were rebuilt.
      case notRebuilt
    }
    public var kind: Kind
    /// An event or action type; empty when the kind says it all.
    public var subject: String
    public var count: Int
    public init(_ kind: Kind, subject: String = "", count: Int) {
      (self.kind, self.subject, self.count) = (kind, subject, count)
    }
  }
}
