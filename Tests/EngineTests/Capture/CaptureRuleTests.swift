import ConfigSchema
import Testing

@testable import Engine

@Suite("The table of what changes mean") struct CaptureRuleTests {
  static let rules = CaptureTable.all.flatMap { table in table.rules.map { (table, $0) } }

  @Test(
    "every payload is what the catalogue says, no field more and none less", arguments: CaptureTable.all.map(\.name))
  func payloads(_ table: String) throws {
    var all = Self.rules.filter { $0.0.name == table }.map { ($0.1.event, $0.1.payload.map(\.name)) }
    if let grouping = CaptureTable.all.first(where: { $0.name == table })?.grouping {
      all.append((grouping.event, grouping.payload.map(\.name)))
    }
    #expect(!all.isEmpty)
    for (name, filled) in all {
      let event = try #require(Catalogue.standard.event(named: name), "\(name) is not in the catalogue")
      let known = Set(event.payload.map(\.name)).subtracting(["property_id", "lead_id"])
      #expect(Set(filled) == known, "\(name)")
      #expect(Set(filled).count == filled.count, "\(name) fills a field twice")
    }
  }

  @Test("every event that a change of a row brings about is caught somewhere")
  func complete() {
    let caught = Set(CaptureTable.all.flatMap(\.events))
    let missing = Catalogue.standard.events.filter { $0.kind != .clock && !caught.contains($0.name) }.map(\.name)
    #expect(missing == [])
  }

  @Test("an event with a lead is caught from a table that knows the lead")
  func leads() {
    for (table, rule) in Self.rules where Catalogue.standard.event(named: rule.event)?.lead == .always {
      #expect(table.lead != nil, "\(rule.event)")
    }
  }
}
