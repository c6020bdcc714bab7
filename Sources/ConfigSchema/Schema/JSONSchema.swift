/// The reply format as JSON Schema, in the subsets that model servers take.
public enum JSONSchema {
  /// OpenAI's strict mode: every object closed and all its members required, choices by `anyOf` with `op` first, nothing
  /// that it refuses (`oneOf`, `default`, lengths, `$ref` with neighbours). At most five levels.
  public static func openAIStrict(_ tree: SchemaTree) -> JSON {
    JSONSchemaWriter.write(tree, JSONSchemaStyle(bounds: true, descriptions: true, words: true))
  }

  /// Anthropic's structured outputs compile the schema to a grammar: at most 16 unions and no optional members, and a
  /// large schema is refused. So it is bare: no descriptions and no word lists (both stand in the prompt), no bounds, and
  /// an update changes one attribute at a time instead of leaving seven nullable ones open.
  public static func anthropic(_ tree: SchemaTree) -> JSON {
    JSONSchemaWriter.write(tree, JSONSchemaStyle(oneAttributePerUpdate: true))
  }

  /// What Gemini's structured output takes: nothing by reference, an order for every object, null as `nullable`, and one
  /// object for all operations, because choices between many objects are too many states for it. Only a condition's value
  /// is a choice. What the object leaves open (which members belong to which operation) the prompt says and the reader
  /// checks.
  public static func gemini(_ tree: SchemaTree) -> JSON { GeminiSchemaWriter.write(tree) }

  /// Draft 2020-12, for servers that take it as it is, for prompts and for documentation.
  public static func plain(_ tree: SchemaTree) -> JSON {
    JSONSchemaWriter.write(tree, JSONSchemaStyle(header: true, bounds: true, descriptions: true, words: true))
  }
}

/// What a dialect of JSON Schema can say.
struct JSONSchemaStyle {
  /// `$schema` and `title`.
  var header = false
  /// `minimum`.
  var bounds = false
  var descriptions = false
  /// Word lists that are offered but not the whole truth.
  var words = false
  /// Splits an update into one form for each attribute, which needs no unions.
  var oneAttributePerUpdate = false
}
