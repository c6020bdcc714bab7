import ConfigSchema
import Testing

@Suite("Many triggers asked of one event") struct RuleSetTests {
  private static let facts = [
    Facts(payload: ["rating": 2], lead: ["source": "Apartments.com", "status": "New"], localHour: 9, weekday: "mon"),
    Facts(payload: ["rating": "5"], lead: [:], localHour: 22, weekday: "sun"),
    Facts(payload: [:], lead: ["source": "", "opted_out": true], localHour: 0, weekday: "sat"),
    Facts(payload: ["rating": -0.0], lead: ["source": "2", "status": ["new"]], localHour: nil, weekday: nil),
    Facts(payload: ["rating": true], lead: ["status": .null], localHour: 1, weekday: "Monday"),
  ]
  private static let unknowns = [UnknownFacts.none, UnknownFacts(["lead.status"]), UnknownFacts(["lead"])]

  private static let triggers: [Trigger] = {
    let values: [JSON] = [2, 0, "apartments_com", "new", "", "2.0", "true", ["new"], ["new", "toured"], true, .null]
    let fields = ["payload.rating", "lead.source", "lead.status", "lead.opted_out", "time.weekday"]
    let single = fields.flatMap { field in
      Operator.allCases.flatMap { op in values.map { [Condition(field, op, $0)] } }
    }
    let pairs = zip(single, single.reversed()).map { $0 + $1 }
    return ([[]] + single + pairs).enumerated().map { number, conditions in
      Trigger(
        id: ItemID("trigger \(number)"), name: "\(number)", eventType: "x_happened", conditions: conditions, actions: []
      )
    }
  }()

  @Test("each gets the answer it would get alone", arguments: facts, unknowns)
  func together(facts: Facts, unknown: UnknownFacts) {
    let rules = RuleSet(Self.triggers.enumerated().map { ($0.offset, $0.element) })
    var asked = 0
    rules.ask(facts, without: unknown) { rule, certainty in
      #expect(rule.place == asked && rule.trigger == Self.triggers[asked])
      #expect(certainty == Matcher.certainty(rule.trigger.conditions, facts, without: unknown))
      asked += 1
    }
    #expect(asked == Self.triggers.count)
  }

  @Test("those that hold are found without asking the others, and none is missed", arguments: facts)
  func found(facts: Facts) {
    let rules = RuleSet(Self.triggers.enumerated().map { ($0.offset, $0.element) })
    let expected = Self.triggers.indices.filter { Matcher.matches(Self.triggers[$0].conditions, facts) }
    #expect(rules.matching(facts).map(\.place) == expected)
    #expect(expected.count > 1)
  }

  @Test("an event meant for one trigger is asked of that one alone")
  func one() {
    let rules = RuleSet(Self.triggers.enumerated().map { ($0.offset, $0.element) })
    #expect(rules.matching(Self.facts[0], only: Self.triggers[0].id).map(\.place) == [0])
    #expect(rules.matching(Self.facts[0], only: ItemID("another")).isEmpty)
  }
}
