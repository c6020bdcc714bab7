/// Words of pasted material that speak to a system, hide something or stand in small print are nobody's request.
struct WordsForMachines: SelectionRule {
  func reason(_ operation: JudgedOperation, _ scene: SelectionScene) -> String? {
    guard let material = scene.materials[operation.evidence.source],
      let suspicion = material.suspicion(of: Prose(operation.evidence.quote))
    else { return nil }
    let quote = Escape.quoted(operation.evidence.quote.excerpt)
    return "The words \(quote) in \(material.source) \(suspicion.reason)."
  }
}
