/// The short names a conversation uses for items: allocated once, never reused, even after the item is gone.
///
/// Properties are `h1…`, pipelines `p1…`, their stages `p1.s1…`, triggers `t1…`, their actions `t1.a1…`.
/// Numbers run over all properties, so a handle alone says which property it belongs to.
public struct HandleTable: Hashable, Sendable, Codable {
  private var items: [String: Entry] = [:]
  private var handles: [ItemID: String] = [:]
  private var next: [String: Int] = [:]

  public struct Entry: Hashable, Sendable, Codable {
    public var item: ItemID
    public var kind: ItemKind
    public var property: ItemID
    /// The pipeline of a stage, the trigger of an action.
    public var parent: ItemID?
  }

  public init() {}

  public subscript(handle: String) -> Entry? { items[handle] }
  public func handle(of item: ItemID) -> String? { handles[item] }
  public var allHandles: [String] { items.keys.sorted() }

  /// Gives every item of the workspace that has no handle yet its handle, in the order of the configuration.
  public mutating func allocate(for workspace: Workspace) {
    for state in workspace.properties {
      let property = state.facts.id
      add(property, .property, "h", property: property, parent: nil)
      for pipeline in state.configuration.pipelines {
        let name = add(pipeline.id, .pipeline, "p", property: property, parent: nil)
        for stage in pipeline.stages { add(stage.id, .stage, name + ".s", property: property, parent: pipeline.id) }
      }
      for trigger in state.configuration.triggers {
        let name = add(trigger.id, .trigger, "t", property: property, parent: nil)
        for action in trigger.actions { add(action.id, .action, name + ".a", property: property, parent: trigger.id) }
      }
    }
  }

  @discardableResult
  private mutating func add(
    _ item: ItemID, _ kind: ItemKind, _ prefix: String, property: ItemID, parent: ItemID?
  ) -> String {
    if let known = handles[item] { return known }
    let number = next[prefix, default: 0] + 1
    next[prefix] = number
    let handle = prefix + String(number)
    handles[item] = handle
    items[handle] = Entry(item: item, kind: kind, property: property, parent: parent)
    return handle
  }
}

public enum ItemKind: String, Hashable, Sendable, Codable, CaseIterable {
  case property, pipeline, stage, trigger, action
}
