extension SchemaObject {
  /// An update as several forms, each of which changes one attribute and leaves the others null, or changes none and works
  /// with its lists alone. The attributes of an automatic move belong together. Anything else as it is.
  var oneAttributeForms: [SchemaObject] {
    guard name.hasPrefix("update_") else { return [self] }
    var groups: [[String]] = []
    for member in members {
      guard case .nullable = member.node else { continue }
      if member.name.hasPrefix("auto_"), groups.last?[0].hasPrefix("auto_") == true {
        groups[groups.count - 1].append(member.name)
      } else {
        groups.append([member.name])
      }
    }
    let hasLists = members.contains { if case .list = $0.node { true } else { false } }
    return groups.map(changingOnly) + (hasLists ? [changingOnly([])] : [])
  }

  private func changingOnly(_ names: [String]) -> SchemaObject {
    var form = self
    form.members = members.map { member in
      guard case .nullable(let inner) = member.node else { return member }
      guard names.contains(member.name) else { return SchemaMember(member.name, .null, member.description) }
      return names.count == 1 ? SchemaMember(member.name, inner, member.description) : member
    }
    return form
  }
}
