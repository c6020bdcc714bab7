import ConfigSchema
import TestSupport
import Testing

@Suite("A hostile reply")
struct ReplyFuzzTests {
  @Test("with broken bytes never yields a reply that does not read the same again")
  func brokenBytes() {
    var generator = ReplyGenerator(seed: 21)
    let reader = ReplyReader()
    for _ in 0..<250 {
      var bytes = Array(ReplyWriter.json(generator.reply(changes: 3)).text().utf8)
      for _ in 0..<Int.random(in: 1...2, using: &generator.random) {
        let place = Int.random(in: 0..<bytes.count, using: &generator.random)
        if generator.random.oneIn(2) {
          bytes[place] = generator.random.pick(Array("{}[]\",:01$a".utf8))
        } else {
          bytes.remove(at: place)
        }
      }
      Self.check(reader, String(decoding: bytes, as: UTF8.self))
    }
  }

  @Test("with members gone, doubled, renamed or of another kind is read or refused operation by operation")
  func brokenStructure() {
    var generator = ReplyGenerator(seed: 22)
    let reader = ReplyReader()
    for _ in 0..<250 {
      var json = ReplyWriter.json(generator.reply(changes: 3))
      for _ in 0..<Int.random(in: 1...3, using: &generator.random) { Self.mutate(&json, &generator.random) }
      Self.check(reader, json.text())
    }
  }

  @Test("nested beyond reason is refused, not followed")
  func deepNesting() {
    let deep = String(repeating: "[", count: 200_000)
    for text in [
      deep, ReplyReaderTests.reply(deep),
      ReplyReaderTests.reply("{\"op\":" + String(repeating: "{\"a\":", count: 50_000)),
    ] {
      let result = ReplyReader().read(text)
      #expect(result.reply == nil)
      #expect(result.findings.map(\.rule) == ["not_json"])
    }
  }

  @Test("with texts of a megabyte is read, and its findings stay short")
  func longTexts() throws {
    let long = String(repeating: "long and \"quoted\" ", count: 60_000)
    let note = CreateTrigger(
      ref: "$1", name: long, eventType: "lead_created", conditions: [Condition("lead.status", .eq, .string(long))])
    let reply = Reply(
      message: long,
      changes: [ProposedOperation(.createTrigger(note), evidence: Evidence(source: .request, quote: long))])
    #expect(ReplyReader().read(ReplyWriter.json(reply).text()).reply == reply)
    let spoiled = ReplyReaderTests.reply(JSON.string(long).text(), "{\"op\":\(JSON.string(long).text())}")
    let findings = ReplyReader().read(spoiled).findings
    #expect(findings.count == 2)
    #expect(findings.allSatisfy { $0.value.count < 100 && $0.message.count < 300 })
    let missing = EvidenceCheck(Request(typed: "short")).findings(for: reply)
    #expect(missing.count == 1 && missing[0].value.count < 100)
  }

  private static func check(_ reader: ReplyReader, _ text: String) {
    let result = reader.read(text)
    #expect(result.reply != nil || !result.findings.isEmpty)
    guard let reply = result.reply else { return }
    let again = reader.read(ReplyWriter.json(reply).text())
    #expect(again.reply == reply)
    #expect(again.findings == [])
    #expect(result.numbers.count == reply.changes.count)
    #expect(Set(result.findings.compactMap(\.operation)).isDisjoint(with: result.numbers))
  }

  /// Changes one thing somewhere in the value.
  private static func mutate(_ json: inout JSON, _ random: inout SeededGenerator) {
    let strangers: [JSON] = [
      nil, true, 0, -1.5, "x", "$1", [], [:], ["a", nil], ["op": "add_stage"], "delete_trigger",
    ]
    switch json {
    case .object(let object) where !object.isEmpty:
      var members = object.members.map { ($0.key, $0.value) }
      let place = Int.random(in: 0..<members.count, using: &random)
      switch Int.random(in: 0..<8, using: &random) {
      case 0: members.remove(at: place)
      case 1: members[place].0 += "s"
      case 2: members[place].1 = random.pick(strangers)
      case 3: members.append(("extra", random.pick(strangers)))
      default: mutate(&members[place].1, &random)
      }
      json = .object(JSONObject(members))
    case .array(var items) where !items.isEmpty:
      let place = Int.random(in: 0..<items.count, using: &random)
      switch Int.random(in: 0..<5, using: &random) {
      case 0: items.remove(at: place)
      case 1: items.append(items[place])
      default: mutate(&items[place], &random)
      }
      json = .array(items)
    default: json = random.pick(strangers)
    }
  }
}
