import ConfigSchema
import Testing

/// The catalogue beside `fixtures/catalogue.tsv`, a transcript of the platform's tables of events and actions. Rows of
/// origin `ours` are fields that our capture publishes beyond them, since the rows of the database hold them anyway; those
/// of origin `columns` say less than the table of events, because the platform's list of columns has them since August only.
@Suite struct CatalogueFixtureTests {
  private let catalogue = Catalogue.standard

  private func rows(_ kind: String) throws -> [[String]] {
    try TableFixture.rows("catalogue.tsv").filter { $0[0] == kind }
  }

  @Test func eventsAreThePlatforms() throws {
    let expected = try rows("event")
    #expect(Set(expected.map { $0[1] }) == Set(catalogue.events.map(\.name)))
    for row in expected {
      let event = try #require(catalogue.event(named: row[1]))
      #expect(event.entityType == row[2], "\(event.name)")
      #expect(row[3].split(separator: "/").contains(Substring(Self.letter(event.kind))), "\(event.name)")
      #expect(Self.letters(event.shapes) == row[5], "\(event.name)")
    }
  }

  @Test func payloadsAreThePlatforms() throws {
    let expected = Set(try rows("field").map { $0[1...5].joined(separator: " ") })
    let actual = catalogue.events.flatMap { event in
      event.payload.filter { $0.name != "property_id" }.map { field in
        [
          event.name, field.name, field.type.rawValue, field.isOptional ? "optional" : "always",
          Self.letters(field.shapes),
        ]
        .joined(separator: " ")
      }
    }
    #expect(Set(actual).subtracting(expected).sorted() == [], "not in the table")
    #expect(expected.subtracting(actual).sorted() == [], "not in the catalogue")
    #expect(catalogue.events.allSatisfy { event in event.payload.contains { $0.name == "property_id" } })
  }

  @Test func actionsAreThePlatforms() throws {
    let expected = try rows("action")
    #expect(Set(expected.map { $0[1] }) == Set(catalogue.actions.map(\.name)))
    for row in expected {
      #expect(catalogue.action(named: row[1]).map { Self.letters($0.shapes) } == row[5], "\(row[1])")
    }
  }

  @Test func parametersAreThePlatforms() throws {
    let expected = Set(try rows("parameter").map { $0[1...4].joined(separator: " ") })
    let actual = catalogue.actions.flatMap { action in
      action.parameters.map { "\(action.name) \($0.name) \($0.type.rawValue) \(Self.need($0, of: action))" }
    }
    // People do not know ids: a task may name a person or a role.
    #expect(Set(actual).subtracting(expected) == ["create_task assign_to text optional"])
    #expect(expected.subtracting(actual) == ["create_task assign_to uuid optional"])
  }

  /// What the platform asks for and people need not say has a value of its own.
  @Test func onlyTheseParametersAreLeftToADefault() {
    let lenient = catalogue.actions.flatMap { action in
      action.parameters.compactMap { parameter in
        parameter.fallback.map { "\(action.name).\(parameter.name) \($0.text())" }
      }
    }
    #expect(
      Set(lenient) == [
        #"open_review_ticket.priority "medium""#, #"webhook.method "POST""#,
        #"cancel_tour.tour_source "{{payload.tour_source}}""#, #"confirm_tour.tour_source "{{payload.tour_source}}""#,
      ])
  }

  private static func need(_ parameter: ParameterSpec, of action: ActionType) -> String {
    if parameter.isRequired || parameter.fallback != nil { return "required" }
    return action.alternatives.contains { $0.contains(parameter.name) } ? "alternative" : "optional"
  }

  private static func letter(_ kind: EventType.Kind) -> String {
    switch kind {
    case .insert: "I"
    case .update: "U"
    case .clock: "T"
    }
  }

  private static func letters(_ shape: Shape) -> String {
    [(Shape.january, "J"), (.august, "A"), (.hosted, "H")].filter { shape.contains($0.0) }.map(\.1).joined()
  }
}
