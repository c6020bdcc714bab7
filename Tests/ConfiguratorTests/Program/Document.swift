import ConfigSchema
import FoundationEssentials
import Testing

/// What a command printed with `--json`, for looking into; what is not there is `null`.
struct Document {
  let json: JSON

  subscript(key: String) -> Document { Document(json: json[key] ?? .null) }
  subscript(index: Int) -> Document { list.indices.contains(index) ? list[index] : Document(json: .null) }
  var list: [Document] { (json.array ?? []).map(Document.init) }
  var text: String? { json.string }
  var int: Int? { json.int }
  var isNull: Bool { json.isNull }
  var keys: Set<String> { Set(json.object?.keys ?? []) }
}

extension ProgramHome {
  /// Runs a command that prints one JSON document and nothing else.
  func json(_ arguments: [String]) throws -> Document {
    let run = try run(arguments)
    do { return Document(json: try JSONParser.parse(run.output)) } catch {
      Issue.record("\(arguments) printed no JSON: \(run.output)\(run.errors)")
      throw error
    }
  }

  /// The id of the newest proposal that waits.
  func waiting() throws -> String { try json(["proposals", "--json"]).list.last?["id"].text ?? "" }

  func file(_ name: String, _ text: String) throws -> String {
    let path = folder + "/" + name
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    return path
  }
}
