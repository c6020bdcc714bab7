import ConfigSchema
import Testing

@Suite("JSON is written")
struct JSONWriterTests {
  static let sample: JSON = ["b": [1, 2.5, "x\u{1}\"\n"], "a": [:], "c": ["é": nil, "z": [], "y": true]]

  @Test("on one line, in member order")
  func compact() {
    #expect(Self.sample.text() == #"{"b":[1,2.5,"x\u0001\"\n"],"a":{},"c":{"é":null,"z":[],"y":true}}"#)
  }

  @Test("indented by two spaces")
  func pretty() {
    let expected = """
      {
        "a": [
          1,
          {
            "b": "c"
          }
        ],
        "d": [],
        "e": {}
      }
      """
    #expect((["a": [1, ["b": "c"]], "d": [], "e": [:]] as JSON).text(.pretty) == expected)
  }

  @Test("canonically: equal values give equal text")
  func canonical() throws {
    let a = try JSONParser.parse(#"{"b":1.0,"a":[1e2,0.50,-0],"é":1,"z":1e15}"#)
    let b = try JSONParser.parse(#"{ "é": 1e0, "z": 1000000000000000, "a": [100, 5e-1, 0], "b": 1 }"#)
    #expect(a == b)
    #expect(a.text(.canonical) == b.text(.canonical))
    #expect(a.text(.canonical) == #"{"a":[100,0.5,0],"b":1,"z":1000000000000000,"é":1}"#)
  }

  @Test("so that different large integers stay different")
  func largeIntegers() throws {
    let a = try JSONParser.parse("9007199254740992.0")
    let b = try JSONParser.parse("9007199254740993")
    #expect(a != b)
    #expect(a.text(.canonical) != b.text(.canonical))
  }

  @Test("so that a number that is not finite never spoils the text")
  func notFinite() {
    #expect(JSON.number(JSONNumber(.nan)).text() == "null")
    #expect(JSON.number(JSONNumber(.infinity)).text(.canonical) == "null")
  }

  @Test("from number text only when that text is JSON")
  func numberText() {
    #expect(JSONNumber(text: "4.50")?.text == "4.50")
    for text in ["0x10", "+5", ".5", "nan", "inf", "1e999", "", " 1x", "true"] {
      #expect(JSONNumber(text: text) == nil)
    }
  }
}
