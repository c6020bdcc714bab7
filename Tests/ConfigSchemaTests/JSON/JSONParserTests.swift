import ConfigSchema
import Testing

@Suite("JSONParser reads")
struct JSONParserTests {
  @Test(
    "every kind of value",
    arguments: [
      ("null", .null), (" true ", true), ("false\n", false), ("\"\"", ""), ("[]", []), ("{}", [:]), ("[ ]", []),
      ("{ }", [:]),
      ("0", 0), ("-0", 0), ("12", 12), ("-7", -7), ("1.5", 1.5), ("-0.25", -0.25), ("1e2", 100), ("1E+2", 100),
      ("25e-1", 2.5),
      ("0.0", 0), ("0e999", 0),
      ("[1, [2, {\"a\": null}]]", [1, [2, ["a": nil]]]), ("{\"\": 1}", ["": 1]),
      ("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"", "\"\\/\u{8}\u{C}\n\r\t"),
      ("\"\\u00e9\\u20AC\\ud83d\\uDE00 x\"", "é€😀 x"), ("\"é€😀\u{7F}\"", "é€😀\u{7F}"),
      ("\"\u{10FFFF}\u{E000}\u{800}\"", "\u{10FFFF}\u{E000}\u{800}"),
    ] as [(String, JSON)])
  func reads(_ text: String, _ expected: JSON) throws {
    #expect(try JSONParser.parse(text) == expected)
    #expect(try JSONParser.parse(Array(text.utf8)) == expected)
  }

  @Test("members in their order and numbers with their text")
  func keepsOrderAndText() throws {
    let json = try JSONParser.parse("{\"b\":1.50,\"a\":10000000000000000000000,\"c\":1e0}")
    #expect(json.object?.keys == ["b", "a", "c"])
    #expect(json.text() == "{\"b\":1.50,\"a\":10000000000000000000000,\"c\":1e0}")
  }

  @Test("integers exactly, beyond what a Double can hold")
  func keepsIntegers() throws {
    #expect(try JSONParser.parse("9007199254740993").int == 9_007_199_254_740_993)
    #expect(try JSONParser.parse("-9223372036854775808").int == .min)
    #expect(try JSONParser.parse("9223372036854775808").int == nil)
    #expect(try JSONParser.parse("999999999999999").double == 999_999_999_999_999)
  }

  @Test("a large object without looking at every key again for each key, and still finds the duplicate")
  func readsLargeObjects() throws {
    let members = (0..<50_000).map { "\"k\($0)\":\($0)" }.joined(separator: ",")
    #expect(try JSONParser.parse("{\(members)}").object?.count == 50_000)
    let error = try #require(throws: JSONSyntaxError.self) { try JSONParser.parse("{\(members),\"k40000\":1}") }
    #expect(error.problem == .duplicateKey)
  }

  @Test("a string of a megabyte, plain and full of escapes")
  func readsLongStrings() throws {
    let plain = String(repeating: "leasing ", count: 131_072)
    #expect(try JSONParser.parse(JSON.string(plain).text()).string == plain)
    let escaped = String(repeating: "a\"\n\\é", count: 200_000)
    #expect(try JSONParser.parse(JSON.string(escaped).text()).string == escaped)
  }
}
