import ConfigSchema
import Testing

@Suite("The reply's JSON Schema")
struct JSONSchemaTests {
  enum Dialect: String, CaseIterable, CustomTestStringConvertible {
    case openAIStrict, anthropic, plain, gemini
    /// Those that say the whole shape.
    static let closed: [Dialect] = [.openAIStrict, .anthropic, .plain]
    func schema(_ tree: SchemaTree = SchemaTree()) -> JSON {
      switch self {
      case .openAIStrict: JSONSchema.openAIStrict(tree)
      case .anthropic: JSONSchema.anthropic(tree)
      case .plain: JSONSchema.plain(tree)
      case .gemini: JSONSchema.gemini(tree)
      }
    }
    var testDescription: String { rawValue }
  }

  /// A catalogue without words, so that any text may stand where a word is offered.
  static let openTree = SchemaTree(catalogue: Catalogue(events: [], actions: []))

  @Test("admits every reply the writer writes", arguments: [Dialect.openAIStrict, .plain])
  func admitsReplies(_ dialect: Dialect) {
    let judge = SchemaJudge(root: dialect.schema(Self.openTree))
    var generator = ReplyGenerator(seed: 7)
    for _ in 0..<60 {
      #expect(judge.violation(ReplyWriter.json(generator.reply(changes: 8))) == nil)
    }
  }

  @Test(
    "admits each kind of operation, what Gemini takes included", arguments: Dialect.allCases,
    ReplyReaderTests.operations)
  func admitsOperations(_ dialect: Dialect, _ example: (members: String, operation: Operation)) throws {
    let judge = SchemaJudge(root: dialect.schema(Self.openTree))
    for members in dialect == .anthropic ? Self.singly(example) : [example.members] {
      let text = ReplyReaderTests.reply("{\(members),\(ReplyReaderTests.evidence)}")
      #expect(judge.violation(try JSONParser.parse(text)) == nil, "\(members)")
    }
  }

  /// Anthropic's form changes one attribute of a stage at a time: each one by itself, an automatic move with where it
  /// leads, and one clearing alone.
  private static func singly(_ example: (members: String, operation: Operation)) -> [String] {
    guard case .updateStage = example.operation else { return [example.members] }
    let values = [
      ("name", #""Fresh""#), ("sla_hours", "48"), ("lead_status", #""new""#), ("auto_event", #""lead_contacted""#),
      ("auto_after_hours", "48"), ("auto_to_stage", #""p1.s2""#),
    ]
    let sets: [Set<String>] = [
      ["name"], ["sla_hours"], ["lead_status"], ["auto_event", "auto_to_stage"], ["auto_after_hours", "auto_to_stage"],
      ["auto_event", "auto_after_hours", "auto_to_stage"], [],
    ]
    return sets.map { changed in
      let members = values.map { "\"\($0.0)\":" + (changed.contains($0.0) ? $0.1 : "null") }
      let clear = changed.isEmpty ? #""clear":["sla_hours"]"# : #""clear":[]"#
      return #""op":"update_stage","stage":"p1.s1","# + (members + [clear]).joined(separator: ",")
    }
  }

  @Test("admits nothing the reader refuses for its shape", arguments: Dialect.closed)
  func admitsOnlyReadable(_ dialect: Dialect) {
    let schema = dialect.schema()
    let reader = ReplyReader()
    var drawer = InstanceDrawer(root: schema, seed: 3)
    let allowed: Set<String> = ["bad_reference", "bad_source", "set_and_cleared", "duplicate_parameter"]
    for _ in 0..<80 {
      let instance = drawer.draw()
      #expect(SchemaJudge(root: schema).violation(instance) == nil)
      let result = reader.read(instance.text())
      #expect(result.reply != nil)
      #expect(Set(result.findings.map(\.rule)).isSubset(of: allowed))
    }
  }

  @Test("closes every object and requires all its members, op first", arguments: Dialect.closed)
  func closedObjects(_ dialect: Dialect) throws {
    for schema in dialect.schema().subschemas where schema["type"] == "object" {
      #expect(schema["additionalProperties"] == false)
      #expect(schema["required"]?.array?.map(\.string) == schema["properties"]?.object?.keys)
    }
    let branches = try #require(dialect.schema()["properties"]?["changes"]?["items"]?["anyOf"]?.array)
    #expect(branches.allSatisfy { $0["properties"]?.object?.keys.first == "op" })
    #expect(branches.allSatisfy { $0["properties"]?.object?.keys.last == "evidence" })
  }

  @Test("uses no keyword that a strict server refuses", arguments: Dialect.closed)
  func keywords(_ dialect: Dialect) {
    var keywords: Set<String> = [
      "type", "properties", "required", "additionalProperties", "items", "anyOf", "enum", "$ref", "$defs",
    ]
    if dialect != .anthropic { keywords.formUnion(["minimum", "description"]) }
    if dialect == .plain { keywords.formUnion(["$schema", "title"]) }
    for schema in dialect.schema().subschemas {
      let used = Set(schema.object?.keys ?? [])
      #expect(used.isSubset(of: keywords))
      if schema["$ref"] != nil { #expect(schema.object?.count == 1) }
    }
  }

  @Test("stays within the sizes that servers publish", arguments: Dialect.closed)
  func sizes(_ dialect: Dialect) {
    let schema = dialect.schema()
    #expect(Self.depth(schema, schema) <= 5)
    let properties = schema.subschemas.reduce(0) { $0 + ($1["properties"]?.object?.count ?? 0) }
    // OpenAI publishes 5,000 now; older deployments had 100 and 5 levels, and may refuse: then the schema goes into the
    // prompt.
    #expect(properties <= (dialect == .anthropic ? 230 : 110))
    #expect(schema.subschemas.reduce(0) { $0 + ($1["enum"]?.array?.count ?? 0) } <= 500)
    let unions = schema.subschemas.count { $0["anyOf"] != nil || $0["type"]?.array != nil }
    // It takes 16; three are kept free for what the format may still get.
    if dialect == .anthropic { #expect(unions <= 13) }
  }

  @Test("Gemini's form says nothing that it does not know, and gives every object an order")
  func gemini() throws {
    let schema = JSONSchema.gemini(SchemaTree(customEvents: ["gate_opened"]))
    #expect(schema == JSONSchema.gemini(SchemaTree()))
    let keywords: Set<String> = [
      "type", "properties", "required", "items", "enum", "nullable", "propertyOrdering", "anyOf",
    ]
    for part in schema.subschemas {
      let used = Set(part.object?.keys ?? [])
      #expect(used.isSubset(of: keywords))
      #expect(part["type"]?.array == nil)
      if part["type"] == "object" {
        #expect(part["propertyOrdering"]?.array?.map(\.string) == part["properties"]?.object?.keys)
      }
      // A value is the only choice.
      if let branches = part["anyOf"]?.array { #expect(branches.allSatisfy { $0["properties"] == nil }) }
    }
    let changes = try #require(schema["properties"]?["changes"]?["items"])
    #expect(changes["required"] == ["op", "evidence"])
    #expect(changes["properties"]?["op"]?["enum"]?.array?.count == SchemaTree().operations.count)
    #expect(changes["properties"]?.object?.keys.last == "evidence")
    #expect(schema.subschemas.reduce(0) { $0 + ($1["properties"]?.object?.count ?? 0) } < 60)
  }

  /// Open objects and lists on the longest way down, references followed.
  private static func depth(_ schema: JSON, _ root: JSON) -> Int {
    if let name = schema["$ref"]?.string { return depth(root["$defs"]?[String(name.dropFirst(8))] ?? .null, root) }
    let inner =
      (schema["properties"]?.object?.members.map(\.value) ?? []) + (schema["anyOf"]?.array ?? [])
      + (schema["items"].map { [$0] } ?? [])
    let own = schema["type"] == "object" ? 1 : 0
    return own + (inner.map { depth($0, root) }.max() ?? 0)
  }

  @Test("offers the catalogue's words and the property's own events")
  func words() {
    let schema = JSONSchema.openAIStrict(SchemaTree(customEvents: ["gate_opened"]))
    let events = schema["$defs"]?["event_type"]?["enum"]?.array?.compactMap(\.string) ?? []
    #expect(events.contains("lead_created") && events.last == "gate_opened")
    let actions = schema["$defs"]?["action_type"]?["enum"]?.array?.compactMap(\.string)
    #expect(actions == Catalogue.standard.actions.map(\.name))
    let many = SchemaTree(customEvents: (0..<1000).map { "event_\($0)" })
    #expect(JSONSchema.openAIStrict(many)["$defs"]?["event_type"] == nil, "a list too long for servers is left open")
  }
}
