extension ProposalTarget {
  /// The configuration that results from accepting the named changes and no others.
  public func configuration(accepting ids: Set<String>) -> Configuration {
    let all = changes.map(\.change)
    return base.applying(all.filter { ids.contains($0.id) }, among: all)
  }

  /// The configuration with everything that starts selected.
  public var selectedConfiguration: Configuration {
    configuration(accepting: Set(changes.lazy.filter(\.startsSelected).map(\.change.id)))
  }
}

extension Proposal {
  /// Names of all changes, in the order of the review.
  public var changeKeys: [ChangeKey] { targets.flatMap(\.changeKeys) }
}

extension ProposalTarget {
  public var changeKeys: [ChangeKey] { changes.map { ChangeKey(property: property.id, change: $0.change.id) } }
}
