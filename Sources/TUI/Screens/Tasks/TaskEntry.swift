import ConfigSchema

/// Something the team has to do, as the tasks screen shows it.
public struct TaskEntry: Hashable, Sendable, Identifiable {
  public var id: ItemID
  public var title: String
  public var description: String?
  public var assignedTo: String?
  public var lead: String?
  /// `YYYY-MM-DD HH:MM` at the property.
  public var due: String?
  public var isOverdue: Bool

  public init(
    id: ItemID, title: String, description: String? = nil, assignedTo: String? = nil, lead: String? = nil,
    due: String? = nil, isOverdue: Bool = false
  ) {
    (self.id, self.title, self.description, self.assignedTo) = (id, title, description, assignedTo)
    (self.lead, self.due, self.isOverdue) = (lead, due, isOverdue)
  }
}
