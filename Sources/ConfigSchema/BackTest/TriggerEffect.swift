/// What one automation would have done, before and after.
public struct TriggerEffect: Hashable, Sendable, Codable, Identifiable {
  public var id: ItemID
  /// As proposed; as live when the proposal deletes it.
  public var name: String
  public var event: String
  /// nil = the configuration has no such automation.
  public var before: TriggerCounts?
  public var after: TriggerCounts?

  public init(id: ItemID, name: String, event: String, before: TriggerCounts?, after: TriggerCounts?) {
    (self.id, self.name, self.event, self.before, self.after) = (id, name, event, before, after)
  }
}

/// One automation in one of the two configurations.
public struct TriggerCounts: Hashable, Sendable, Codable {
  public var isActive: Bool
  public var hasConditions: Bool
  /// Events of its kind.
  public var looked = 0
  /// How many of them it would have started for.
  public var fired = 0
  /// For how many that cannot be known.
  public var unknown = 0
  /// For how many different leads it would have started.
  public var leads = 0
  /// In execution order.
  public var actions: [ActionCounts]

  public init(isActive: Bool, hasConditions: Bool, actions: [ActionCounts]) {
    (self.isActive, self.hasConditions, self.actions) = (isActive, hasConditions, actions)
  }

  /// How its conditions fared.
  public enum Verdict: String, Hashable, Sendable, Codable { case off, nothingHappened, never, always, sometimes }

  public var verdict: Verdict {
    if !isActive { return .off }
    if looked == 0 { return .nothingHappened }
    if fired == 0, unknown == 0 { return .never }
    return hasConditions && fired == looked ? .always : .sometimes
  }
}

/// One action of an automation. `planned` is the sum of what became of it.
public struct ActionCounts: Hashable, Sendable, Codable, Identifiable {
  public var id: ItemID
  public var type: String
  public var planned = 0
  public var done = 0
  /// Its own conditions no longer held when it fell due, or it had nothing to work on.
  public var dropped = 0
  /// A placeholder of its text had no value.
  public var held = 0
  /// Falls due after the last of the days.
  public var waiting = 0
  public var unknown = 0
  /// Of those done, texts that fell into the night.
  public var atNight = 0
  /// How many leads it would have been done for.
  public var leads = 0

  public init(id: ItemID, type: String) { (self.id, self.type) = (id, type) }
}

/// Moves of leads from stage to stage that happen by themselves.
public struct TransitionEffect: Hashable, Sendable, Codable {
  public var pipeline: ItemID
  public var name: String
  public var before: Int
  public var after: Int
  public init(pipeline: ItemID, name: String, before: Int, after: Int) {
    (self.pipeline, self.name, self.before, self.after) = (pipeline, name, before, after)
  }
}

/// What would have happened with one lead.
public struct LeadTimeline: Hashable, Sendable, Codable {
  public var lead: ItemID
  public var name: String
  public var entries: [Entry]

  public struct Entry: Hashable, Sendable, Codable {
    public enum Kind: String, Hashable, Sendable, Codable {
      /// Something happened.
      case event
      /// The automation would have done this in both configurations, only before, or only after.
      case both, onlyBefore, onlyAfter
    }
    /// `YYYY-MM-DD HH:MM` at the property.
    public var at: String
    public var kind: Kind
    /// A plain clause, such as "send a text: “Hi Ava”".
    public var text: String
    public init(at: String, kind: Kind, text: String) { (self.at, self.kind, self.text) = (at, kind, text) }
  }

  public init(lead: ItemID, name: String, entries: [Entry]) {
    (self.lead, self.name, self.entries) = (lead, name, entries)
  }
}
