/// Addresses outside the platform come from the person's own words, or are in use already.
struct NewHosts: SelectionRule {
  func reason(_ operation: JudgedOperation, _ scene: SelectionScene) -> String? {
    // The name of a listing site in a condition on the source is where leads come from; nothing is sent there.
    let sources = Set(operation.operation.sources)
    let named = operation.operation.texts.filter { !sources.contains($0) }.flatMap(Hosts.all)
    guard !named.isEmpty else { return nil }
    let own = Set(Hosts.all(in: scene.handed.request.typedWords))
    guard let host = named.first(where: { !own.contains($0) && !scene.hostsInUse.contains($0) }) else { return nil }
    return "It brings in the address \(Escape.quoted(host)), which your own words do not name."
  }
}
