extension SchemaObject {
  /// An update as several forms, each of which changes one attribute and leaves the others null, or changes none and works
  /// with its lists alone. The attributes of an automatic move are given with where it leads. Anything else as it is.
  var oneAttributeForms: [SchemaObject] {
    guard name.hasPrefix("update_") else { return [self] }
    var groups: [[String]] = []
    var moves: [String] = []
    for member in members {
      guard case .nullable = member.node else { continue }
      if member.name.hasPrefix("auto_") { moves.append(member.name) } else { groups.append([member.name]) }
    }
    // With either of event and hours, or both: none of them is a union, of which only few are allowed.
    if let goal = moves.last { groups += moves.dropLast().map { [$0, goal] } + [moves] }
    let hasLists = members.contains { if case .list = $0.node { true } else { false } }
    return groups.map(changingOnly) + (hasLists ? [changingOnly([])] : [])
  }

  private func changingOnly(_ names: [String]) -> SchemaObject {
    var form = self
    form.members = members.map { member in
      guard case .nullable(let inner) = member.node else { return member }
      guard names.contains(member.name) else { return SchemaMember(member.name, .null, member.description) }
      return SchemaMember(member.name, inner, member.description)
    }
    return form
  }
}
