import ConfigSchema

extension Parameter {
  /// A `jsonb` value. `.json(.null)` is the JSON null, `.json(nil)` the SQL NULL.
  public static func json(_ value: JSON?) -> Parameter { .jsonText(value?.text(.compact)) }
}

extension JSON: ColumnValue {
  public static func read(_ text: String) -> JSON? { try? JSONParser.parse(text) }
}
