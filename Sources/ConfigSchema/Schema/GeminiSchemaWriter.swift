/// Draws the schema tree in the subset that Gemini takes. Bare, like Anthropic's: descriptions and open word lists stand in
/// the prompt.
enum GeminiSchemaWriter {
  static func write(_ tree: SchemaTree) -> JSON { object(tree.root.members) }

  private static func schema(_ node: SchemaNode) -> JSONObject {
    switch node {
    case .anything, .null, .text: ["type": "string"]
    case .boolean: ["type": "boolean"]
    case .number: ["type": "number"]
    case .integer: ["type": "integer"]
    case .word(let list) where list.isClosed: ["type": "string", "enum": .array(list.words.map(JSON.string))]
    case .word: ["type": "string"]
    case .value: value
    case .nullable(let inner): JSONObject(schema(inner).members + [("nullable", true)])
    case .list(let inner): ["type": "array", "items": .object(schema(inner))]
    case .object(let it): object(it.members).object ?? [:]
    case .oneOf(let objects): object(joined(objects), isOptional: true).object ?? [:]
    }
  }

  private static let value: JSONObject = [
    "anyOf": [
      ["type": "string"], ["type": "number"], ["type": "boolean"],
      ["type": "array", "items": ["type": "string"]], ["type": "array", "items": ["type": "number"]],
    ], "nullable": true,
  ]

  /// - Parameter isOptional: whether only the first and the last member have to be there.
  private static func object(_ members: [SchemaMember], isOptional: Bool = false) -> JSON {
    let names = members.map { JSON.string($0.name) }
    let ends = [names.first, names.last].compactMap { $0 }
    return [
      "type": "object",
      "properties": .object(JSONObject(members.map { ($0.name, .object(schema($0.node))) })),
      "required": .array(isOptional ? ends : names), "propertyOrdering": .array(names),
    ]
  }

  /// The members of all operations, `op` with all their words first and `evidence` last.
  private static func joined(_ objects: [SchemaObject]) -> [SchemaMember] {
    var members = [SchemaMember("op", .word(WordList("op", objects.map(\.name), isClosed: true)))]
    for member in objects.flatMap(\.members) where member.name != "op" && member.name != "evidence" {
      if let index = members.firstIndex(where: { $0.name == member.name }) {
        members[index].node = wider(members[index].node, member.node)
      } else {
        members.append(member)
      }
    }
    return members + (objects.first?["evidence"].map { [$0] } ?? [])
  }

  /// A place for both.
  private static func wider(_ a: SchemaNode, _ b: SchemaNode) -> SchemaNode {
    switch (a, b) {
    case (.nullable(let inner), .nullable(let other)): .nullable(wider(inner, other))
    case (.nullable(let inner), _): .nullable(wider(inner, b))
    case (_, .nullable(let inner)): .nullable(wider(a, inner))
    case (.list, .list) where a != b: .list(.text)
    default: a
    }
  }
}
