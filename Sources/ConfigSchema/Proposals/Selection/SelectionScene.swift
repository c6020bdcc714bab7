/// What the selection rules look at, prepared once per reply.
struct SelectionScene {
  let handed: Handed
  let operations: [JudgedOperation]
  let materials: [InputSource: Material]
  let pointing: Pointing
  let workspace: Workspace
  let handles: HandleTable
  /// The words that count as the request: what was typed, and the ordinary words of material it points to.
  let requested: WordRuns
  /// Material with words that are no request, and those words.
  let marked: [(material: Material, words: WordRuns)]
  /// Hosts that the workspace uses today; empty when no operation brings one in.
  let hostsInUse: Set<String>

  static let rules: [any SelectionRule] = [
    EvidenceStands(), WordsForMachines(), PointedTo(), EchoOfMarkedWords(), NewHosts(), UnaskedRemoval(),
  ]

  init(_ handed: Handed, _ reply: Reply, numbers: [Int], workspace: Workspace, handles: HandleTable) {
    (self.handed, self.workspace, self.handles) = (handed, workspace, handles)
    let evidence = handed.evidence(of: reply, numbers: numbers)
    operations = zip(reply.changes, evidence).enumerated().map { index, pair in
      JudgedOperation(
        number: numbers[index], operation: pair.0.operation, evidence: pair.1.evidence, missing: pair.1.finding)
    }
    let materials = handed.materials
    let pointing = Pointing(handed)
    (self.materials, self.pointing) = (materials, pointing)
    let inOrder = materials.values.sorted { "\($0.source)" < "\($1.source)" }
    let typed = handed.typed.words.map(\.hash)[...]
    requested = WordRuns(
      [typed] + inOrder.filter { pointing.points(to: $0) }.flatMap { $0.voice(withOutsiders: false) })
    marked = inOrder.filter(\.isSuspicious).map { ($0, WordRuns($0.marked)) }
    let bringsHosts = operations.contains { !$0.operation.texts.allSatisfy { Hosts.all(in: $0).isEmpty } }
    hostsInUse = bringsHosts ? Self.hosts(of: workspace) : []
  }

  /// Why operations start unselected, by their numbers; the others start selected.
  var reasons: [Int: String] {
    var reasons: [Int: String] = [:]
    for operation in operations {
      reasons[operation.number] = Self.rules.lazy.compactMap { $0.reason(operation, self) }.first
    }
    return reasons
  }

  private static func hosts(of workspace: Workspace) -> Set<String> {
    var hosts: Set<String> = []
    for state in workspace.properties {
      for action in state.configuration.triggers.lazy.flatMap(\.actions) {
        hosts.formUnion(JSON.object(action.config).texts.flatMap(Hosts.all))
      }
      hosts.formUnion(state.templates.flatMap { Hosts.all(in: $0.body) })
    }
    return hosts
  }
}
