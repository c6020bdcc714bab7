import ConfigSchema
import Testing

/// The matcher beside the evaluation's judge: `fixtures/matching.tsv` holds what `World.ok` of `judge.py` says, written by
/// `scripts/matching-fixture.py`.
@Suite struct JudgeTests {
  @Test func theMatcherAndTheJudgeAgree() throws {
    var others: [String] = []
    for row in try TableFixture.rows("matching.tsv") {
      let (have, want) = (try JSONParser.parse(row[2]), try JSONParser.parse(row[3]))
      let op = try #require(Operator(rawValue: row[1]))
      if Self.isOurs(op, have, want) { continue }
      let holds = Matcher.holds(Condition(row[0], op, want), for: have)
      if holds != (row[4] == "yes") { others.append(row.joined(separator: " ")) }
    }
    #expect(others == [])
  }

  /// Inside texts we look for the digits as they are written, the judge for decimal numbers. A list is neither more nor
  /// less than anything; what happens then is each one's own.
  private static func isOurs(_ op: Operator, _ have: JSON, _ want: JSON) -> Bool {
    if [.gt, .gte, .lt, .lte].contains(op), have.array != nil || want.array != nil { return true }
    guard op == .contains || op == .notContains, have.array == nil else { return false }
    return (want.array ?? [want]).contains { item in
      have.string != nil && (item.double != nil || item.string?.utf8.contains { (48...57).contains($0) } == true)
    }
  }

  @Test func aPhoneNumberContainsItsAreaCodeForUsAlone() {
    #expect(Matcher.holds(Condition("lead.phone", .contains, "512"), for: "+15125550100"))
  }
}
