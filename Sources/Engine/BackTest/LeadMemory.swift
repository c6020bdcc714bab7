import ConfigSchema
import Store

/// When somebody of the team was last in touch with a lead.
public enum LastContact: Hashable, Sendable {
  case never
  case at(Timestamp)
  case unknown
}

/// What one configuration knows of a lead at the moment the replay has reached.
struct LeadMemory: Sendable {
  /// The facts as they were last recorded.
  var facts: JSONObject = [:]
  var unknown = UnknownFacts(["lead"])
  /// The status the configuration itself gave it, until something else changes it.
  var givenStatus: String?
  /// A stage that is tied to no status.
  var givenStage: ItemID?
  var contact = LastContact.unknown
  /// Grows with every contact.
  var contactEpisode = 0
  var createdAt: Timestamp?
  /// The stage it stands in, and since when.
  var place: StageLookup.Place?
  var enteredAt: Timestamp?
  /// Grows with every stage entered.
  var stay = 0
  var moveInDate: String?

  private var contactText: String?
  /// A contact that this configuration would not have brought about.
  private var foreignContact: String?

  /// Where the lead stands, as far as it is known.
  var status: String? { givenStatus ?? (unknown.contains("lead.status") ? nil : facts["status"]?.string) }

  /// Takes in the facts that came with an event.
  /// - Returns: whether the last contact is another one now.
  mutating func learn(_ new: JSONObject, _ missing: UnknownFacts) -> Bool {
    let isStatusNew = new["status"]?.string != facts["status"]?.string || missing.contains("lead.status")
    if isStatusNew { (givenStatus, givenStage) = (nil, nil) }
    (facts, unknown) = (new, missing)
    if createdAt == nil { createdAt = new["created_at"]?.string.flatMap { Timestamp($0) } }
    guard !missing.contains("lead.last_contacted_at") else { return false }
    return touched(new["last_contacted_at"]?.string)
  }

  /// Somebody was in touch at this moment; nil = nobody ever was.
  mutating func touched(_ text: String?) -> Bool {
    guard text != contactText || contact == .unknown, text == nil || text != foreignContact else { return false }
    contactText = text
    let new = text.flatMap { Timestamp($0) }.map(LastContact.at) ?? .never
    guard new != contact else { return false }
    contact = new
    contactEpisode += 1
    return true
  }

  /// What came with an event that this configuration would not have brought about: everything else stays as it was.
  mutating func disown(_ new: JSONObject) {
    let standing = status
    if new["last_contacted_at"]?.string != contactText { foreignContact = new["last_contacted_at"]?.string }
    let isStatusOther = new["status"]?.string != facts["status"]?.string
    (facts, unknown) = (new, .none)
    if isStatusOther, let standing { givenStatus = standing }
  }

  /// The name people know it by.
  var name: String {
    let parts = ["first_name", "last_name"].compactMap { facts[$0]?.string }.filter { !$0.isEmpty }
    return parts.isEmpty ? "A lead without a name" : parts.joined(separator: " ")
  }
}

/// A lead as it stood when the days that are looked at began.
public struct LeadSeed: Hashable, Sendable {
  public var id: ItemID
  /// The facts as they are today; `unknown` names those that may have been others then.
  public var facts: JSONObject
  public var unknown: UnknownFacts
  public var contact: LastContact
  public var stage: Stay?

  /// A stay in a stage that had begun before.
  public struct Stay: Hashable, Sendable {
    public var stage: ItemID
    public var since: Timestamp
    public init(stage: ItemID, since: Timestamp) { (self.stage, self.since) = (stage, since) }
  }

  public init(
    id: ItemID, facts: JSONObject, unknown: UnknownFacts = .none, contact: LastContact, stage: Stay? = nil
  ) {
    (self.id, self.facts, self.unknown, self.contact, self.stage) = (id, facts, unknown, contact, stage)
  }
}
