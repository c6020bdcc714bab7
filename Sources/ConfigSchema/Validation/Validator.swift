/// Checks what a configuration means and whether it may be done: all findings at once, in a steady order.
///
/// Only what changed is judged, together with what the change reaches: a new trigger against the old ones, an old move
/// to a stage that is gone. A problem that stood in the base already is not this change's fault: when it sits in an item
/// the change touches, it comes back as a note, otherwise not at all. Switching a trigger on counts as making it.
public struct Validator: Sendable {
  /// Grows with every change of what is found; part of a proposal's digest.
  public static let version = 4

  let catalogue: Catalogue
  let rules: [any Rule]

  public init(catalogue: Catalogue = .standard) {
    self.init(catalogue: catalogue, rules: Self.meaning + Self.policies)
  }

  init(catalogue: Catalogue, rules: [any Rule]) { (self.catalogue, self.rules) = (catalogue, rules) }

  /// - Parameters:
  ///   - configuration: the configuration as it would be.
  ///   - state: the property's facts, custom events, templates and workflows; its own configuration is not read.
  ///   - base: the configuration as it is.
  public func findings(
    for configuration: Configuration, in state: PropertyState, base: Configuration
  ) -> [Finding] {
    let touched = Touched(from: base, to: configuration)
    if touched.isEmpty { return [] }
    let found = run(Scene(configuration, touched, state, catalogue))
    if found.isEmpty || !touched.reachesExisting { return found }
    let before = run(Scene(touched.existing, touched, state, catalogue))
    return Self.subtract(before, from: found, touched.items(in: configuration))
  }

  private func run(_ scene: Scene) -> [Finding] {
    var report = Report()
    for rule in rules { rule.check(scene, &report) }
    return report.findings
  }

  /// Drops what stood there before, except that a block on something that changed becomes a note.
  private static func subtract(_ before: [Finding], from found: [Finding], _ touched: Set<ItemID>) -> [Finding] {
    if before.isEmpty { return found }
    let known = Set(before.map(Fault.init))
    return found.compactMap { finding in
      guard known.contains(Fault(finding)) else { return finding }
      guard finding.severity == .block, finding.item.map(touched.contains) ?? true else { return nil }
      var note = finding
      note.severity = .note
      note.message = "This was so before: " + finding.message
      return note
    }
  }

  /// What makes two findings the same fault, wherever the item stands now.
  private struct Fault: Hashable {
    let rule: String
    let item: ItemID?
    let value: String
    init(_ finding: Finding) { (rule, item, value) = (finding.rule, finding.item, finding.value) }
  }
}
