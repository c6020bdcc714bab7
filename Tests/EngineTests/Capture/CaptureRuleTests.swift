import ConfigSchema
import Testing

@testable import Engine

@Suite("The table of what changes mean") struct CaptureRuleTests {
  static let rules = CaptureTable.all.flatMap { table in table.rules.map { (table, $0) } }

  @Test(
    "every payload is what the catalogue says, no field more and none less", arguments: CaptureTable.all.map(\.name))
  func payloads(_ table: String) throws {
    for (_, rule) in Self.rules.filter({ $0.0.name == table }) {
      let event = try #require(Catalogue.standard.event(named: rule.event), "\(rule.event) is not in the catalogue")
      let known = Set(event.payload.map(\.name)).subtracting(["property_id", "lead_id"])
      let filled = rule.payload.map(\.name)
      #expect(Set(filled) == known, "\(rule.event)")
      #expect(Set(filled).count == filled.count, "\(rule.event) fills a field twice")
    }
  }

  @Test("every event that a change of a row brings about is caught somewhere")
  func complete() {
    let caught = Set(Self.rules.map(\.1.event))
    let missing = Catalogue.standard.events.filter { $0.kind != .clock && !caught.contains($0.name) }.map(\.name)
    // Figures arrive a row at a time; one event for each import comes from the clock.
    #expect(missing == ["marketing_data_synced"])
  }

  @Test("an event with a lead is caught from a table that knows the lead")
  func leads() {
    for (table, rule) in Self.rules where Catalogue.standard.event(named: rule.event)?.lead == .always {
      #expect(table.lead != nil, "\(rule.event)")
    }
  }
}
