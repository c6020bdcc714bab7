import ConfigSchema
import Testing

@Suite("JSONParser refuses")
struct JSONParserRefusalTests {
  typealias Refusal = (text: String, problem: JSONSyntaxError.Problem, offset: Int)

  static let texts: [Refusal] = [
    ("", .empty, 0), (" \n\t ", .empty, 4),
    ("\u{FEFF}{}", .byteOrderMark, 0),
    ("{\"a\":1} x", .textAfterValue, 8), ("{}{}", .textAfterValue, 2), ("1 2", .textAfterValue, 2),
    ("{\"a\":1,\"b\":2,\"a\":3}", .duplicateKey, 13), ("{\"a\":1,\"\\u0061\":2}", .duplicateKey, 7),
    ("[1,]", .trailingComma, 3), ("{\"a\":1,}", .trailingComma, 7), ("[,]", .unexpected, 1), ("[1,,2]", .unexpected, 3),
    ("[1 // one\n]", .comment, 3), ("/* x */ 1", .comment, 0), ("# x\n1", .comment, 0),
    ("01", .badNumber, 0), ("-01", .badNumber, 0), ("+1", .badNumber, 0), (".5", .badNumber, 0), ("1.", .badNumber, 2),
    ("1.e5", .badNumber, 2), ("1e", .badNumber, 2), ("1e+", .badNumber, 3), ("-", .badNumber, 1), ("-x", .badNumber, 1),
    ("NaN", .badNumber, 0), ("Infinity", .badNumber, 0), ("-Infinity", .badNumber, 1), ("0x10", .textAfterValue, 1),
    ("1e999", .numberOutOfRange, 0), ("[-1e999]", .numberOutOfRange, 1), ("1e-999", .numberOutOfRange, 0),
    ("\"a\nb\"", .rawControl, 2), ("\"a\tb\"", .rawControl, 2), ("\"\u{1}\"", .rawControl, 1),
    ("\"\0\"", .rawControl, 1),
    ("\"\\n\u{1F}\"", .rawControl, 3),
    ("\"\\u0000\"", .nul, 1), ("\"a\\x\"", .badEscape, 2), ("\"\\u12G4\"", .badEscape, 1),
    ("\"\\u-123\"", .badEscape, 1), ("\"\\u12\"", .badEscape, 1),
    ("\"\\ud800\"", .loneSurrogate, 1), ("\"\\ud800x\"", .loneSurrogate, 1), ("\"\\ud800\\n\"", .loneSurrogate, 1),
    ("\"\\ud800\\ud800\"", .loneSurrogate, 1), ("\"\\udc00\"", .loneSurrogate, 1),
    ("\"\\ud83d\\u0041\"", .loneSurrogate, 1),
    ("[", .endOfText, 1), ("[1", .endOfText, 2), ("{\"a\"", .endOfText, 4), ("{\"a\":", .endOfText, 5),
    ("{", .endOfText, 1),
    ("\"abc", .endOfText, 0), ("\"abc\\", .endOfText, 4), ("\"\\u12", .endOfText, 1), ("\"\\n abc", .endOfText, 0),
    ("tru", .unexpected, 0), ("nul", .unexpected, 0), ("True", .unexpected, 0), ("'a'", .unexpected, 0),
    ("{a:1}", .unexpected, 1), ("{1:1}", .unexpected, 1), ("{\"a\" 1}", .unexpected, 5), ("[1 2]", .unexpected, 3),
    ("{\"a\":1 \"b\":2}", .unexpected, 7), ("]", .unexpected, 0), ("```json\n{}\n```", .unexpected, 0),
    ("[1}", .unexpected, 2),
    ("\u{A0}1", .unexpected, 0), ("{\"a\":undefined}", .unexpected, 5),
  ]

  @Test("what is not JSON, naming problem and place", arguments: texts)
  func refuses(_ refusal: Refusal) throws {
    let error = try #require(throws: JSONSyntaxError.self) { try JSONParser.parse(refusal.text) }
    #expect(error.problem == refusal.problem)
    #expect(error.offset == refusal.offset)
    #expect(!error.message.isEmpty)
  }

  static let invalidUTF8: [[UInt8]] = [
    [0x80], [0xFF], [0xC0, 0x80], [0xC1, 0xBF], [0xE0, 0x80, 0x80], [0xE0, 0x9F, 0xBF], [0xF0, 0x80, 0x80, 0x80],
    [0xF0, 0x8F, 0xBF, 0xBF], [0xED, 0xA0, 0x80], [0xED, 0xBF, 0xBF], [0xF4, 0x90, 0x80, 0x80],
    [0xF5, 0x80, 0x80, 0x80],
    [0xC3], [0xE2, 0x82], [0xC3, 0x28], [0xE2, 0x28, 0xA1], [0xF0, 0x9F, 0x98, 0x28],
  ]

  @Test("bytes that are not UTF-8, overlong forms and coded surrogates included", arguments: invalidUTF8)
  func refusesInvalidUTF8(_ bytes: [UInt8]) throws {
    let quote = UInt8(ascii: "\"")
    let error = try #require(throws: JSONSyntaxError.self) { try JSONParser.parse([quote] + bytes + [quote]) }
    #expect(error.problem == .invalidUTF8)
    #expect(error.offset == 1)
  }

  @Test("a scalar that is cut off by the end of the bytes")
  func refusesCutScalar() throws {
    for bytes in [[0x22, 0xF0, 0x9F], [0x22, 0xE2], [0x22, 0xC3]] as [[UInt8]] {
      let error = try #require(throws: JSONSyntaxError.self) { try JSONParser.parse(bytes) }
      #expect(error.problem == .invalidUTF8)
    }
  }

  @Test("UTF-16 with and without a byte order mark")
  func refusesUTF16() {
    #expect(throws: JSONSyntaxError.self) { try JSONParser.parse([0xFF, 0xFE, 0x7B, 0, 0x7D, 0]) }
    #expect(throws: JSONSyntaxError.self) { try JSONParser.parse([0x7B, 0, 0x7D, 0]) }
  }

  @Test("nesting beyond the limit, at the bracket that is one too many")
  func refusesDepth() throws {
    let fits = String(repeating: "[", count: 128) + String(repeating: "]", count: 128)
    #expect(throws: Never.self) { try JSONParser.parse(fits) }
    let error = try #require(throws: JSONSyntaxError.self) {
      try JSONParser.parse(String(repeating: "{\"a\":", count: 100_000))
    }
    #expect(error.problem == .tooDeep)
    #expect(error.offset == 128 * 5)
    #expect(throws: JSONSyntaxError.self) { try JSONParser.parse("[[1]]", maxDepth: 1) }
    #expect(throws: Never.self) { try JSONParser.parse("[[1],[2],[3]]", maxDepth: 2) }
  }

  @Test("what stands in the wrong place is quoted up to the end of its line")
  func quotesOneLine() throws {
    let error = try #require(throws: JSONSyntaxError.self) { try JSONParser.parse("bad\n") }
    #expect(error.message == "a value should stand here, not \"bad\"")
    let cut = try #require(throws: JSONSyntaxError.self) { try JSONParser.parse("[1 €€€€€€€€€€€€€]") }
    #expect(cut.message.hasSuffix("not \"€€€€€€€€€€€€\""), "\(cut.message)")
  }

  @Test("with line and column, columns counted in characters")
  func placesErrors() throws {
    let error = try #require(throws: JSONSyntaxError.self) {
      try JSONParser.parse("{\n  \"ä\": \"€\",\n  \"é\": tru\n}")
    }
    #expect(error.line == 3)
    #expect(error.column == 8)
    #expect(error.description.hasPrefix("Line 3, column 8: "))
  }
}
