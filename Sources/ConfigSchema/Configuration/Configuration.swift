/// Everything that is configured for one property: all its pipelines and triggers.
public struct Configuration: Hashable, Sendable, Codable {
  public var pipelines: [Pipeline]
  public var triggers: [Trigger]

  public init(pipelines: [Pipeline] = [], triggers: [Trigger] = []) {
    self.pipelines = pipelines
    self.triggers = triggers
  }
  public static let empty = Configuration()
}
