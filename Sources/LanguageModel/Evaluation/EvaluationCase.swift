import ConfigSchema

/// One request with the properties it is made in. The expected behaviour stays with the judge.
struct EvaluationCase: Sendable {
  var id: String
  var workspace: Workspace
  var request: Request

  /// - Parameter base: the text of a base file named by a case, or nil when there is none.
  /// - Throws: ``EvaluationError`` with the case and what is wrong with it.
  init(_ json: JSON, base: (String) -> String?) throws(EvaluationError) {
    guard let id = json["id"]?.string else { throw EvaluationError("A case has no id.") }
    self.id = id
    var properties: [PropertyState] = []
    for (number, property) in (json["properties"]?.array ?? []).enumerated() {
      properties.append(try Self.property(property, number, id, base))
    }
    let current = json["current"]?.string
    guard let state = properties.first(where: { $0.facts.name == current }) ?? properties.first else {
      throw EvaluationError("Case \(id) has no property.")
    }
    workspace = Workspace(properties: properties, current: state.facts.id)
    request = Request((json["inputs"]?.array ?? []).compactMap(Self.input))
  }

  private static func input(_ json: JSON) -> RequestInput? {
    guard let text = json["text"]?.string else { return nil }
    return RequestInput(RequestInput.Kind(rawValue: json["kind"]?.string ?? "typed") ?? .paste, text)
  }

  private static func property(
    _ json: JSON, _ number: Int, _ id: String, _ base: (String) -> String?
  ) throws(EvaluationError) -> PropertyState {
    let facts = PropertyFacts(
      id: ItemID("property-\(number + 1)"), name: json["name"]?.string ?? "Property \(number + 1)",
      propertyType: json["property_type"]?.string, unitCount: json["unit_count"]?.int,
      timeZone: json["timezone"]?.string ?? "America/Chicago", state: json["state"]?.string)
    return PropertyState(facts: facts, configuration: try configuration(json["base"] ?? .null, number, id, base))
  }

  private static func configuration(
    _ json: JSON, _ number: Int, _ id: String, _ base: (String) -> String?
  ) throws(EvaluationError) -> Configuration {
    if json.isNull { return .empty }
    var document = json
    if let path = json.string {
      guard let text = base(path) else { throw EvaluationError("Case \(id): the base file \(path) could not be read.") }
      do { document = try JSONParser.parse(text) } catch { throw EvaluationError("Case \(id): \(path) is not JSON.") }
    }
    var count = 0
    let (configuration, findings) = Interchange.read(document) {
      count += 1
      return ItemID("property-\(number + 1)-item-\(count)")
    }
    guard let configuration else {
      throw EvaluationError(
        "Case \(id): the base is not a configuration: \(findings.map(\.message).joined(separator: " "))")
    }
    return configuration
  }
}

/// A case file that cannot be used, as a sentence.
public struct EvaluationError: Error, Hashable, Sendable {
  public let message: String
  init(_ message: String) { self.message = message }
}
