/// Draws the schema tree as JSON Schema. What stands in several places is defined once under `$defs`; definitions refer to
/// nothing, because some servers follow references one step only.
struct JSONSchemaWriter {
  typealias Members = [(key: String, value: JSON)]

  private let style: JSONSchemaStyle
  private var definitions: JSONObject = [:]
  private var isInsideDefinition = false
  /// Longer lists are defined once.
  private static let longestInlineList = 12

  static func write(_ tree: SchemaTree, _ style: JSONSchemaStyle) -> JSON {
    var writer = JSONSchemaWriter(style: style)
    let root = writer.members(tree.root)
    let header: Members =
      style.header
      ? [("$schema", "https://json-schema.org/draft/2020-12/schema"), ("title", .string(tree.root.name))] : []
    return .object(JSONObject(unique: header + root + [("$defs", .object(writer.definitions))]))
  }

  private init(style: JSONSchemaStyle) { self.style = style }

  private mutating func schema(_ node: SchemaNode, _ description: String = "") -> JSON {
    switch node {
    case .anything: .object([:])
    case .null: typed("null", "")
    case .text: typed("string", description)
    case .boolean: typed("boolean", description)
    case .number(let minimum): bounded("number", minimum, description)
    case .integer(let minimum): bounded("integer", minimum, description)
    case .word(let list): word(list, description)
    case .value: plainValue(description)
    case .nullable(let inner): nullable(inner, description)
    case .list(let inner):
      .object(JSONObject(unique: [("type", "array"), ("items", schema(inner))] + described(description)))
    case .object(let object): reference(object)
    case .oneOf(let objects): ["anyOf": .array(variants(objects).map { .object(JSONObject(unique: members($0))) })]
    }
  }

  // MARK: Simple values

  private func described(_ text: String) -> Members {
    style.descriptions && !text.isEmpty ? [("description", .string(text))] : []
  }

  private func typed(_ type: JSON, _ description: String, _ more: Members = []) -> JSON {
    .object(JSONObject(unique: [("type", type)] + more + described(description)))
  }

  private func bounded(_ type: JSON, _ minimum: Int?, _ description: String) -> JSON {
    let bound = style.bounds ? minimum : nil
    return typed(type, description, bound.map { [("minimum", .number(JSONNumber($0)))] } ?? [])
  }

  private mutating func word(_ list: WordList, _ description: String) -> JSON {
    guard list.isClosed || style.words else { return typed("string", description) }
    let words = JSON.array(list.words.map(JSON.string))
    if list.words.count <= Self.longestInlineList || isInsideDefinition {
      return typed("string", description, [("enum", words)])
    }
    return define(list.name) { _ in ["type": "string", "enum": words] }
  }

  private func plainValue(_ description: String) -> JSON {
    let list: (JSON) -> JSON = { ["type": "array", "items": ["type": $0]] }
    let choices: JSON = [
      ["type": "string"], ["type": "number"], ["type": "boolean"], ["type": "null"], list("string"), list("number"),
    ]
    return .object(JSONObject(unique: [("anyOf", choices)] + described(description)))
  }

  /// Simple types take null into their list of types; everything else becomes a choice.
  private mutating func nullable(_ inner: SchemaNode, _ description: String) -> JSON {
    switch inner {
    case .text: return typed(["string", "null"], description)
    case .boolean: return typed(["boolean", "null"], description)
    case .number(let minimum): return bounded(["number", "null"], minimum, description)
    case .integer(let minimum): return bounded(["integer", "null"], minimum, description)
    case .word where !style.words: return typed(["string", "null"], description)
    case .word(let list) where list.words.count <= Self.longestInlineList:
      return typed(["string", "null"], description, [("enum", .array(list.words.map(JSON.string) + [.null]))])
    default:
      let choices: JSON = [schema(inner), ["type": "null"]]
      return .object(JSONObject(unique: [("anyOf", choices)] + described(description)))
    }
  }

  // MARK: Objects

  private mutating func reference(_ object: SchemaObject) -> JSON {
    guard object.isShared else { return .object(JSONObject(unique: members(object))) }
    return define(object.name) { writer in .object(JSONObject(unique: writer.members(object))) }
  }

  private mutating func define(_ name: String, _ draw: (inout JSONSchemaWriter) -> JSON) -> JSON {
    if definitions[name] == nil {
      isInsideDefinition = true
      let definition = draw(&self)
      isInsideDefinition = false
      definitions[name] = definition
    }
    return ["$ref": .string("#/$defs/" + name)]
  }

  private mutating func members(_ object: SchemaObject) -> Members {
    var properties: Members = []
    for member in object.members { properties.append((member.name, schema(member.node, member.description))) }
    return [
      ("type", "object"), ("additionalProperties", false),
      ("required", .array(object.members.map { .string($0.name) })),
    ] + described(object.description) + [("properties", .object(JSONObject(unique: properties)))]
  }

  private func variants(_ objects: [SchemaObject]) -> [SchemaObject] {
    style.oneAttributePerUpdate ? objects.flatMap(\.oneAttributeForms) : objects
  }
}
