/// Carries the operations of a reply out on copies of the live configurations.
///
/// An edit goes to the property that owns the item. A new pipeline or trigger, and what hangs on it, is made once for each
/// property the reply applies to. Operations are carried out in order, except that one which needs a `$n` made further
/// down waits for it. What cannot be carried out is left out and reported; all the rest is in the result.
/// Takes time proportional to the touched configurations and the operations.
public struct Resolver: Sendable {
  private let catalogue: Catalogue

  public init(catalogue: Catalogue = .standard) { self.catalogue = catalogue }

  /// Resolves what could be read of a reply; findings and origins count as `changes` in its text does.
  public func resolve(
    _ result: ReadResult, workspace: Workspace, handles: HandleTable, ids: IDSource
  ) -> Resolution {
    guard let reply = result.reply else { return Resolution(properties: [], findings: []) }
    return resolve(reply, numbers: result.numbers, workspace: workspace, handles: handles, ids: ids)
  }

  /// - Parameter numbers: what to call each operation of `reply.changes` in findings and origins; nil = its index.
  public func resolve(
    _ reply: Reply, numbers: [Int]? = nil, workspace: Workspace, handles: HandleTable, ids: IDSource
  ) -> Resolution {
    withoutActuallyEscaping(ids) { ids in
      let newItems = NewItems(reply.changes)
      let book = ReferenceBook(workspace, handles, newItems)
      let (audience, audienceFindings) = audience(of: reply, workspace, book)
      let task = ResolverTask(
        operations: reply.changes.map(\.operation), numbers: numbers ?? Array(reply.changes.indices),
        audience: audience, newItems: newItems, book: book, catalogue: catalogue, ids: FreshIDs(ids))
      let (run, failures) = Self.run(task)
      let findings = failures.sorted { $0.key < $1.key }.map { $1.finding(operation: task.numbers[$0]) }
      return Resolution(
        properties: run.properties(inOrderOf: workspace),
        findings: audienceFindings + Self.needFindings(reply, book) + findings)
    }
  }

  /// An operation that points at something whose making failed must go as well, and everything that builds on it. So the
  /// rest is carried out again from the start until nothing new fails; twice is nearly always enough.
  private static func run(_ task: ResolverTask) -> (ResolverRun, [Int: OperationFailure]) {
    var failures: [Int: OperationFailure] = [:]
    while true {
      let run = ResolverRun(task, leftOut: failures)
      run.carryOut()
      let dangling = task.dependents(onFailed: run.failures.keys)
      failures = run.failures.merging(dangling) { own, _ in own }
      if dangling.isEmpty { return (run, failures) }
    }
  }

  private func audience(
    of reply: Reply, _ workspace: Workspace, _ book: ReferenceBook
  ) -> (properties: [ItemID], findings: [Finding]) {
    guard case .listed(let references) = reply.appliesTo else { return ([workspace.current], []) }
    var properties: [ItemID] = []
    var findings: [Finding] = []
    for (index, reference) in references.enumerated() {
      do throws(OperationFailure) {
        let property = try book.entry(reference, .property, "applies_to.properties[\(index)]").property
        if !properties.contains(property) { properties.append(property) }
      } catch {
        findings.append(error.finding())
      }
    }
    return (properties, findings)
  }

  private static func needFindings(_ reply: Reply, _ book: ReferenceBook) -> [Finding] {
    reply.need.enumerated().compactMap { index, reference in
      do throws(OperationFailure) {
        try book.checkKnown(reference, "need[\(index)]")
        return nil
      } catch {
        var finding = error.finding()
        // The operations do not depend on it.
        finding.severity = .note
        return finding
      }
    }
  }
}
