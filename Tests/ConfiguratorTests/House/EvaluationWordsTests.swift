import FoundationEssentials
import Testing

/// The planner knows no request of the evaluation it is judged by.
@Suite("Words of the evaluation") struct EvaluationWordsTests {
  private struct CaseFile: Decodable {
    struct Case: Decodable { let inputs: [Input] }
    struct Input: Decodable { let text: String }
    let cases: [Case]
  }

  private static func words(_ text: String) -> [Substring] {
    text.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) && $0 != "'" }
  }

  private static func runs(_ text: String) -> Set<String> {
    let words = words(text)
    return Set(words.indices.dropLast(3).map { words[$0..<($0 + 4)].joined(separator: " ") })
  }

  @Test("no four words of a request stand in a row in the sources or the prompts")
  func strangers() throws {
    let file = SourceTree.root.appendingPathComponent("fixtures/evals/dev.json")
    let cases = try JSONDecoder().decode(CaseFile.self, from: Data(contentsOf: file)).cases
    #expect(cases.count > 40)
    let known = cases.flatMap(\.inputs).reduce(into: Set<String>()) { $0.formUnion(Self.runs($1.text)) }
    let prompts = try FileManager.default.contentsOfDirectory(atPath: SourceTree.root.path + "/prompts")
    var texts = try prompts.map { name in
      (name, try String(contentsOfFile: SourceTree.root.path + "/prompts/" + name, encoding: .utf8))
    }
    texts += try SourceTree.swiftFiles(under: "Sources").map { ($0.path, $0.lines.joined(separator: "\n")) }
    for (name, text) in texts {
      let both = Self.runs(text).intersection(known)
      #expect(both.isEmpty, "\(name): \(both.sorted())")
    }
  }
}
