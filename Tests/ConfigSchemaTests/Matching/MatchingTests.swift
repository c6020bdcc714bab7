import ConfigSchema
import Testing

@Suite struct MatchingTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let field: String
    let have: JSON?
    let op: Operator
    let want: JSON
    let expected: Bool
    init(_ field: String, _ have: JSON?, _ op: Operator, _ want: JSON, _ expected: Bool) {
      (self.field, self.have, self.op, self.want, self.expected) = (field, have, op, want, expected)
    }
    var testDescription: String { "\(field) \(have.map { "\($0)" } ?? "missing") \(op.rawValue) \(want)" }
  }

  private static func check(_ row: Row) {
    #expect(
      Matcher.holds(Condition(row.field, row.op, row.want), for: row.have) == row.expected, "\(row.testDescription)")
  }

  @Test(arguments: [
    Row("payload.x", nil, .exists, nil, false), Row("payload.x", "", .exists, nil, false),
    Row("payload.x", [], .exists, nil, false), Row("payload.x", 0, .exists, nil, true),
    Row("payload.x", false, .exists, nil, true), Row("payload.x", " ", .exists, nil, true),
    Row("payload.x", nil, .exists, false, true), Row("payload.x", "a", .exists, false, false),
    Row("payload.x", "a", .exists, true, true), Row("payload.x", "a", .exists, 0, true),
    Row("payload.x", nil, .notExists, nil, true), Row("payload.x", "a", .notExists, nil, false),
    Row("payload.x", "a", .notExists, false, true), Row("payload.x", nil, .notExists, false, false),
  ])
  func existence(_ row: Row) { Self.check(row) }

  @Test(arguments: [
    Row("payload.x", nil, .eq, nil, true), Row("payload.x", "", .eq, nil, true), Row("payload.x", [], .eq, nil, true),
    Row("payload.x", nil, .eq, "a", false), Row("payload.x", "", .eq, "", false),
    Row("payload.x", nil, .neq, "a", true), Row("payload.x", nil, .neq, nil, false),
    Row("payload.x", "a", .neq, nil, true), Row("payload.x", "a", .eq, nil, false),
    Row("payload.x", nil, .isIn, ["a"], false), Row("payload.x", nil, .notIn, ["a"], true),
    Row("payload.x", "", .isIn, [""], false), Row("payload.x", nil, .contains, "a", false),
    Row("payload.x", nil, .notContains, "a", true), Row("payload.x", nil, .gt, 1, false),
    Row("payload.x", nil, .lte, 1, false), Row("payload.x", 3, .gt, nil, false),
  ])
  func emptiness(_ row: Row) { Self.check(row) }

  @Test(arguments: [
    Row("lead.source", "Apartments.com", .eq, "apartments com", true),
    Row("lead.source", "Google Ads", .isIn, ["zillow", "google_ads"], true),
    Row("payload.booking_source", "LumaLeasing Extraction", .eq, "lumaleasing_extraction", true),
    Row("lead.source", "walk-in", .notIn, ["Walk In"], false),
    Row("lead.source", "zillow", .isIn, "zillow, apartments.com", true),
    Row("lead.status", "tour_booked", .eq, "Tour Booked", true),
    Row("lead.status", "tour_booked", .eq, "tour--booked", true),
    Row("payload.to_status", "no_show", .isIn, ["No Show"], true),
    Row("payload.to_bucket", "Hot", .eq, "hot", true),
    Row("lead.stage", "Tour Booked", .eq, "tour_booked", true),
    Row("payload.stage", "Tour Booked", .eq, "tour_booked", false),
    Row("payload.stage", "Tour Booked", .eq, " tour booked ", true),
    Row("time.weekday", "sat", .eq, "Saturday", true), Row("time.weekday", "sun", .isIn, ["Sat", "Sunday"], true),
    Row("lead.first_name", " Sam ", .eq, "sAM", true), Row("lead.first_name", "Zoë", .eq, "ZOË", true),
    Row("lead.first_name", "Nan", .eq, "nan", true), Row("payload.x", "0x10", .eq, 16, false),
  ])
  func foldings(_ row: Row) { Self.check(row) }

  @Test(arguments: [
    Row("payload.rating", 5, .eq, "5", true), Row("payload.rating", "5", .eq, 5.0, true),
    Row("payload.rating", 5, .isIn, ["4", "5"], true), Row("payload.rating", 5, .isIn, 5, true),
    Row("payload.rating", "4.5", .gt, 4, true), Row("payload.rating", 4, .gte, "4", true),
    Row("payload.rating", 4, .lt, 4, false), Row("payload.rating", 4, .lte, 4, true),
    Row("payload.tour_date", "2026-03-01", .lt, "2026-03-02", true),
    Row("payload.tour_time", "09:30", .gte, "10:00", false),
    Row("payload.rating", true, .eq, 1, true), Row("payload.flag", true, .gt, "A", true),
    Row("payload.bedrooms", "2bd", .gt, 1, true),
  ])
  func numbersAndDates(_ row: Row) { Self.check(row) }

  @Test(arguments: [
    Row("payload.is_urgent", true, .eq, true, true), Row("payload.is_urgent", "true", .eq, true, true),
    Row("payload.is_urgent", nil, .eq, false, true), Row("payload.is_urgent", nil, .eq, true, false),
    Row("payload.is_urgent", "no", .eq, true, true), Row("payload.is_urgent", 0, .eq, false, true),
    Row("lead.opted_out", nil, .eq, "false", true), Row("lead.opted_out", true, .neq, "false", true),
    Row("lead.opted_out", nil, .neq, true, true), Row("payload.is_urgent", true, .eq, "true", true),
    Row("lead.consent", nil, .neq, false, false),
  ])
  func truthValues(_ row: Row) { Self.check(row) }

  @Test(arguments: [
    Row("payload.topics", ["Noise", "parking"], .contains, "noise", true),
    Row("payload.topics", ["noise"], .contains, "parking, noise", true),
    Row("payload.topics", ["noise"], .contains, ["pets", "noise"], true),
    Row("payload.topics", ["noise"], .contains, "nois", false),
    Row("payload.topics", ["noise"], .notContains, "pets", true),
    Row("payload.content", "Is PARKING included?", .contains, "parking", true),
    Row("payload.content", "Is parking included?", .contains, ["pool", "parking"], true),
    Row("payload.content", "parking, pool", .contains, "pool, parking", false),
    Row("payload.content", "parking", .notContains, "pool", true),
    Row("lead.phone", "+15125550100", .contains, "512", true), Row("payload.rating", 15, .contains, 5, true),
    Row("payload.is_urgent", true, .contains, "true", true),
  ])
  func containment(_ row: Row) { Self.check(row) }

  @Test func pathsReachPayloadLeadPropertyAndClock() {
    let facts = Facts(
      payload: ["a": ["b": ["c": 7]], "flat.key": "yes"], lead: ["status": "new", "attribution": ["medium": "cpc"]],
      property: ["property_type": "senior"], localHour: 22, weekday: "fri")
    #expect(facts.value(at: "payload.a.b.c") == 7)
    #expect(facts.value(at: "payload.flat.key") == "yes")
    #expect(facts.value(at: "payload.a.x.c") == nil)
    #expect(facts.value(at: "lead.stage") == "new")
    #expect(facts.value(at: "lead.attribution.medium") == "cpc")
    #expect(facts.value(at: "property.property_type") == "senior")
    #expect(facts.value(at: "time.local_hour") == 22)
    #expect(facts.value(at: "time.weekday") == "fri")
    for path in ["time.minute", "tenant.name", "payload", "", "."] { #expect(facts.value(at: path) == nil) }
  }

  @Test func allConditionsMustHold() {
    let facts = Facts(payload: ["source": "zillow"], localHour: 20, weekday: "sat")
    let late = Condition("time.local_hour", .gte, 18)
    #expect(Matcher.matches([], facts))
    #expect(Matcher.matches([late, Condition("payload.source", .eq, "Zillow")], facts))
    #expect(!Matcher.matches([late, Condition("payload.source", .eq, "website")], facts))
    #expect(!Matcher.matches([Condition("nonsense", .eq, "x")], facts))
  }

  @Test func aStageIsFoundByRecordThenStatusThenNameAndDefaultPipelinesGoFirst() {
    let side = Samples.pipeline("Side", [Samples.stage("Fresh", status: "new"), Samples.stage("Contacted")])
    let main = Samples.pipeline(
      "Main", isDefault: true, [Samples.stage("Inquiry", status: "new"), Samples.stage("On hold")])
    let lookup = StageLookup([side, main])
    #expect(lookup.place(status: "New")?.stage.name == "Inquiry")
    #expect(lookup.place(status: "new", stageName: "on-hold")?.stage.name == "On hold")
    #expect(lookup.place(status: "contacted")?.stage.name == "Contacted")
    #expect(lookup.place(status: "toured") == nil && lookup.place(status: nil) == nil)
    #expect(lookup.place(named: "  FRESH ")?.pipeline == side.id)
    #expect(lookup.status(forTarget: "inquiry") == "new")
    #expect(lookup.status(forTarget: "On Hold") == "on_hold")
    #expect(lookup.status(forTarget: "Leased") == "leased")
  }

  @Test func onlyLeadPipelinesHoldLeads() {
    let renewal = Samples.pipeline("Renewals", type: .resident, [Samples.stage("Offer", status: "new")])
    #expect(StageLookup([renewal]).place(status: "new") == nil)
  }
}
