/// One pass over the operations.
final class ResolverRun {
  /// An item in one property, with the pipeline or trigger it belongs to.
  struct Place {
    var property: ItemID
    var item: ItemID
    var parent: ItemID?
  }

  let task: ResolverTask
  private(set) var failures: [Int: OperationFailure]
  private var drafts: [ItemID: PropertyDraft] = [:]
  private var made: [Reference: [Place]] = [:]
  /// Operations that wait for a `$n` to be made.
  private var waiting: [Reference: [Int]] = [:]

  /// - Parameter leftOut: operations known to fail, which are not tried.
  init(_ task: ResolverTask, leftOut: [Int: OperationFailure]) {
    self.task = task
    failures = leftOut
    for (duplicate, first) in task.newItems.duplicates where failures[duplicate] == nil {
      let name = task.operations[duplicate].creation?.reference.text ?? ""
      failures[duplicate] = OperationFailure(
        "duplicate_reference", "ref", name, "\(name.excerpt) is made by changes[\(task.numbers[first])] already.",
        fix: "Give every new thing a number of its own.")
    }
  }

  func carryOut() {
    for index in task.operations.indices where failures[index] == nil { start(index) }
    for (reference, operations) in waiting {
      for index in operations where failures[index] == nil {
        failures[index] = OperationFailure(
          "circular_reference", waitKey(index, reference), reference.text,
          "It waits for \(reference.text.excerpt), which waits for it in turn.", fix: "Put one of them first.")
      }
    }
  }

  func properties(inOrderOf workspace: Workspace) -> [ResolvedProperty] {
    workspace.properties.compactMap { state in
      guard let draft = drafts[state.facts.id], !draft.origins.isEmpty else { return nil }
      return ResolvedProperty(
        property: state.facts.id, configuration: draft.configuration,
        origins: draft.origins.mapValues { $0.map { task.numbers[$0] }.sorted() })
    }
  }

  // MARK: Order

  /// Carries an operation out, and those that waited for it, in their order.
  private func start(_ first: Int) {
    var stack = [first]
    while let index = stack.popLast() {
      guard failures[index] == nil else { continue }
      do throws(OperationFailure) {
        if let awaited = try firstMissing(index) {
          waiting[awaited, default: []].append(index)
          continue
        }
        try apply(index)
      } catch {
        failures[index] = error
      }
      if let reference = task.operations[index].creation?.reference, let woken = waiting.removeValue(forKey: reference)
      {
        stack.append(contentsOf: woken.reversed())
      }
    }
  }

  /// The first `$n` an operation needs that will be made further down.
  private func firstMissing(_ index: Int) throws(OperationFailure) -> Reference? {
    for (key, reference) in task.operations[index].needs where reference.isNew && made[reference] == nil {
      guard let item = task.newItems[reference] else { continue }
      if failures[item.operation] != nil { throw task.dependsOnLeftOut(reference, key) }
      return reference
    }
    return nil
  }

  private func waitKey(_ index: Int, _ reference: Reference) -> String {
    task.operations[index].needs.first { $0.reference == reference }?.key ?? "ref"
  }

  // MARK: Finding things

  func draft(_ property: ItemID) -> PropertyDraft {
    if let draft = drafts[property] { return draft }
    let draft = PropertyDraft(task.book.state(of: property)?.configuration ?? .empty)
    drafts[property] = draft
    return draft
  }

  func isMade(_ reference: Reference) -> Bool { made[reference] != nil }

  func note(_ reference: Reference, madeAt places: [Place]) { made[reference] = places }

  /// Where an item stands: one place for a handle, one in each property for a `$n`. All of them exist.
  func places(_ reference: Reference, _ kind: ItemKind, _ key: String) throws(OperationFailure) -> [Place] {
    let places: [Place]
    if reference.isNew {
      _ = try task.book.newItem(reference, kind, key)
      places = made[reference] ?? []
    } else {
      let entry = try task.book.entry(reference, kind, key)
      places = [Place(property: entry.property, item: entry.item, parent: entry.parent)]
    }
    for place in places { try checkExists(place, reference, kind, key) }
    return places
  }

  private func checkExists(
    _ place: Place, _ reference: Reference, _ kind: ItemKind, _ key: String
  ) throws(OperationFailure) {
    let draft = draft(place.property)
    if let remover = draft.removals[place.item] {
      throw OperationFailure(
        "item_removed", key, reference.text,
        "The \(kind.rawValue) \(reference.text.excerpt) is taken away by changes[\(task.numbers[remover])] of this reply.",
        fix: "Keep it or leave this out.")
    }
    // What this reply made is there until an operation takes it away; what was there before may have gone since.
    let exists =
      switch kind {
      case _ where reference.isNew: true
      case .property: true
      case .pipeline: draft.pipeline(place.item) != nil
      case .trigger: draft.trigger(place.item) != nil
      case .stage: draft.pipeline(place.parent)?.stages.contains { $0.id == place.item } ?? false
      case .action: draft.trigger(place.parent)?.actions.contains { $0.id == place.item } ?? false
      }
    if !exists { throw task.book.gone(reference, kind, key) }
  }

  /// The index at which something belongs in a list of ids.
  func slot(
    _ position: Position, in list: some RandomAccessCollection<ItemID>, of kind: ItemKind, at place: Place
  ) throws(OperationFailure) -> Int {
    switch position {
    case .first: return 0
    case .last: return list.count
    case .after(let reference):
      let item = try places(reference, kind, "after").first { $0.property == place.property }?.item
      let index = item.flatMap { item in list.lastIndex { $0 == item } }
      guard let index else {
        throw OperationFailure(
          "wrong_place", "after", reference.text,
          "\(reference.text.excerpt) is no other \(kind.rawValue) of the same list, so nothing can follow it here.",
          fix: "Name a neighbour in the same list, first, or null for the end.")
      }
      return list.distance(from: list.startIndex, to: index) + 1
    }
  }
}

extension PropertyDraft {
  func pipeline(_ id: ItemID?) -> Pipeline? { id.flatMap { pipeline($0) } }
  func trigger(_ id: ItemID?) -> Trigger? { id.flatMap { trigger($0) } }
}
