/// Material counts as far as the typed words point to it.
struct PointedTo: SelectionRule {
  func reason(_ operation: JudgedOperation, _ scene: SelectionScene) -> String? {
    let evidence = operation.evidence
    guard evidence.source != .request, !scene.pointing.points(to: Prose(evidence.quote)) else { return nil }
    return
      "It rests on \(Escape.quoted(evidence.quote.excerpt)) in \(evidence.source), which your own words do not ask for."
  }
}
