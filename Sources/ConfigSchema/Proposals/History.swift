/// One approval that was applied, as the history shows it. Read by the store, drawn by the screens.
public struct ApprovalEntry: Hashable, Sendable, Codable, Identifiable {
  public var id: ItemID
  public var proposal: ItemID?
  /// The property's revision after this approval.
  public var revision: Int
  /// `YYYY-MM-DD HH:MM` in the property's time zone.
  public var at: String
  public var by: String
  /// Why: the words that were typed, or "Rollback to revision 3".
  public var reason: String
  /// The changes in plain words.
  public var sentences: [String]
  public var versions: [VersionEntry]

  public init(
    id: ItemID, proposal: ItemID?, revision: Int, at: String, by: String, reason: String, sentences: [String],
    versions: [VersionEntry]
  ) {
    (self.id, self.proposal, self.revision, self.at, self.by) = (id, proposal, revision, at, by)
    (self.reason, self.sentences, self.versions) = (reason, sentences, versions)
  }
}

/// One row of `crm_config_versions`.
public struct VersionEntry: Hashable, Sendable, Codable, Identifiable {
  public var id: ItemID
  /// pipeline, trigger or action.
  public var kind: ItemKind
  public var item: ItemID
  public var name: String
  /// Numbered per item from 1.
  public var version: Int
  public var isDeletion: Bool
  public var snapshot: JSON

  public init(
    id: ItemID, kind: ItemKind, item: ItemID, name: String, version: Int, isDeletion: Bool, snapshot: JSON
  ) {
    (self.id, self.kind, self.item, self.name) = (id, kind, item, name)
    (self.version, self.isDeletion, self.snapshot) = (version, isDeletion, snapshot)
  }
}
