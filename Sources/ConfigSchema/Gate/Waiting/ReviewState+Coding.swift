extension ReviewState {
  private enum CodingKeys: String, CodingKey { case decisions, seen, waiting }

  /// Reviews that were saved before anybody could choose have no choices.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      decisions: try container.decode([ChangeKey: Decision].self, forKey: .decisions),
      seen: try container.decode(Set<ChangeKey>.self, forKey: .seen),
      waiting: try container.decodeIfPresent([ItemID: WaitingChoice].self, forKey: .waiting) ?? [:])
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(decisions, forKey: .decisions)
    try container.encode(seen, forKey: .seen)
    if !waiting.isEmpty { try container.encode(waiting, forKey: .waiting) }
  }
}
