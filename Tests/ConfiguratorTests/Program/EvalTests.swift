import FoundationEssentials
import TestSupport
import Testing

@testable import Configurator

@Suite("eval, on the built program", .serialized) struct EvalTests {
  private static let cases = SourceTree.root.appendingPathComponent("fixtures/evals").path

  @Test(
    "the planner keeps its score on our own cases, with no database anywhere",
    arguments: [("more.json", 130), ("field.json", 46)])
  func score(file: String, floor: Int) throws {
    let home = try ProgramHome(["CONFIGURATOR_MODEL": "offline"])
    let results = home.folder + "/results.json"
    let run = try home.run(["eval", Self.cases + "/" + file, "--results", results])
    #expect(run.code == 0, "\(run.errors)")
    #expect(!FileManager.default.fileExists(atPath: home.folder + "/data"))
    let judged = try home.shell([
      "python3", "-B", Self.cases + "/judge.py", Self.cases + "/" + file, results, "--json",
    ])
    let passed = try home.shell(
      [
        "python3", "-c", "import json, sys; print(json.load(sys.stdin)['summary']['pass']['k'])",
      ], input: judged.output)
    #expect((Int(passed.output.filter(\.isNumber)) ?? 0) >= floor, "\(judged.output.suffix(2000))\(passed.errors)")
  }

  @Test("the judge passes its own test")
  func judge() throws {
    let home = try ProgramHome()
    #expect(try home.shell(["python3", "-B", Self.cases + "/judge.py", "--self-test"]).code == 0)
  }

  @Test("a model that was asked for and has no key is refused: the planner's results are not its results")
  func noKey() throws {
    let home = try ProgramHome(["CONFIGURATOR_MODEL": "openai:x"])
    let run = try home.run(["eval", Self.cases + "/more.json", "--only", "own-001"])
    #expect(run.code == Exit.failed.rawValue && run.output.isEmpty)
    #expect(run.errors.contains("OPENAI_API_KEY") && run.errors.contains("No case was run"), "\(run.errors)")
  }

  @Test("a model that lets nobody in ends it at once: no result, and the exit code says so")
  func unauthorized() throws {
    let body =
      "{\"error\":{\"message\":\"Incorrect API key\",\"type\":\"invalid_request_error\",\"code\":\"invalid_api_key\"}}"
    let server = try LoopbackServer([
      LoopbackAnswer(status: 401, headers: [("Content-Type", "application/json")], body: Array(body.utf8))
    ])
    let home = try ProgramHome([
      "CONFIGURATOR_MODEL": "openai:x", "OPENAI_BASE_URL": "http://127.0.0.1:\(server.port)/v1", "OPENAI_API_KEY": "k",
    ])
    let run = try home.run(["eval", Self.cases + "/more.json", "--only", "own-001,own-002,own-003"])
    #expect(run.code == Exit.failed.rawValue && run.output == "{}\n", "\(run.output)")
    #expect(run.errors.contains("1 of 3 cases got no answer, and 2 were not asked any more"), "\(run.errors)")
  }

  @Test("a case file that is not there or not one is told in a sentence")
  func badFile() throws {
    let home = try ProgramHome()
    #expect(try home.run(["eval", "/nowhere.json"]).errors.contains("There is no file"))
    let file = try home.file("cases.json", "{\"cases\": [{\"id\": \"x\", \"properties\": []}]}")
    let run = try home.run(["eval", file])
    #expect(run.code == Exit.failed.rawValue && run.errors.contains("Case x has no property"), "\(run.errors)")
  }
}
