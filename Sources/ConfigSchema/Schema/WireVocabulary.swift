/// The word lists of the wire format, taken from the catalogue.
struct WireVocabulary {
  let event: SchemaNode
  let action: SchemaNode
  let parameter: SchemaNode
  let leadStatus = SchemaNode.word(WordList("lead_status", LeadStatus.all, isClosed: false))
  let pipelineType = SchemaNode.word(WordList("pipeline_type", PipelineType.allCases.map(\.rawValue), isClosed: true))
  let comparison = SchemaNode.word(WordList("operator", Operator.allCases.map(\.rawValue), isClosed: true))

  /// Servers refuse enumerations that are very long; beyond this a name is plain text and judged when it is read.
  private static let longestList = 240

  init(_ catalogue: Catalogue, customEvents: [String] = []) {
    event = Self.word("event_type", catalogue.events.map(\.name) + customEvents)
    action = Self.word("action_type", catalogue.actions.map(\.name))
    parameter = Self.word("parameter", catalogue.actions.flatMap { $0.parameters.map(\.name) }.sorted())
  }

  private static func word(_ name: String, _ words: [String]) -> SchemaNode {
    var seen: Set<String> = []
    let unique = words.filter { seen.insert($0).inserted }
    return (1...longestList).contains(unique.count) ? .word(WordList(name, unique, isClosed: false)) : .text
  }

  var condition: SchemaObject {
    SchemaObject(
      "condition", "One test; all tests of a list must hold.", isShared: true,
      [
        SchemaMember("field", .text, "payload.X, lead.X, property.X, time.local_hour or time.weekday."),
        SchemaMember("operator", comparison),
        SchemaMember("value", .value, "A list for in and not_in; null for exists and not_exists."),
      ])
  }
  var conditions: SchemaNode { .list(.object(condition)) }

  var parameters: SchemaNode {
    .list(
      .object(
        SchemaObject(
          "parameter_value", "One parameter of an action.", isShared: true,
          [
            SchemaMember("name", parameter),
            SchemaMember("value", .value, "Parameters that hold JSON take it as text."),
          ])))
  }

  let evidence = SchemaNode.object(
    SchemaObject(
      "evidence", "The words this operation rests on.", isShared: true,
      [
        SchemaMember("source", .text, "request, paste 1, paste 2, …, image 1, …"),
        SchemaMember("quote", .text, "Copied exactly from there."),
      ]))
}
