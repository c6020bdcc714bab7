import ConfigSchema

/// The operations as a list, drawn from the same tree that replies are checked against.
enum OperationText {
  static func list(_ tree: SchemaTree) -> String { tree.operations.map(line).joined(separator: "\n") }

  private static func line(_ operation: SchemaObject) -> String {
    let members = operation.members.filter { $0.name != "op" && $0.name != "evidence" }
    let text = "- `\(operation.name)` {\(members.map(member).joined(separator: ", "))}. \(operation.description)"
    let notes = members.filter { !$0.description.isEmpty }.map { "\($0.name): \($0.description)" }
    return ([text] + notes).joined(separator: " ")
  }

  private static func member(_ member: SchemaMember) -> String {
    if case .nullable = member.node { return member.name + "?" }
    return member.name
  }
}
