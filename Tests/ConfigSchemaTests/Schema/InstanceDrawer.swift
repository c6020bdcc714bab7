import ConfigSchema
import TestSupport

/// Draws random values that a JSON Schema admits.
struct InstanceDrawer {
  private let root: JSON
  private var random: SeededGenerator

  init(root: JSON, seed: UInt64) { (self.root, random) = (root, SeededGenerator(seed: seed)) }

  mutating func draw() -> JSON { draw(root) }

  private mutating func draw(_ schema: JSON) -> JSON {
    if let name = schema["$ref"]?.string { return draw(root["$defs"]?[String(name.dropFirst(8))] ?? .null) }
    if let branches = schema["anyOf"]?.array { return draw(random.pick(branches)) }
    if let words = schema["enum"]?.array { return random.pick(words) }
    let type = schema["type"]?.array.map { random.pick($0) } ?? schema["type"]
    switch type?.string {
    case "object":
      let members = schema["properties"]?.object?.members ?? []
      var drawn: [(String, JSON)] = []
      for (key, inner) in members { drawn.append((key, draw(inner))) }
      return .object(JSONObject(drawn))
    case "array":
      let count = Int.random(in: 0...3, using: &random)
      return .array((0..<count).map { _ in draw(schema["items"] ?? .null) })
    case "string":
      return .string(random.pick(["$1", "$2", "p1", "request", "paste 1", "first", "", "a \"b\"\n", "only_if"]))
    case "number": return .number(JSONNumber(random.pick([0, 0.5, 24])))
    case "integer": return .number(JSONNumber(random.pick([0, 60])))
    case "boolean": return .bool(random.oneIn(2))
    default: return .null
    }
  }
}
