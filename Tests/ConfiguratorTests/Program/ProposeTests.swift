import FoundationEssentials
import TestSupport
import Testing

@testable import Configurator

@Suite("propose, on the built program", .serialized) struct ProposeTests {
  @Test("an amendment keeps the decisions on what it left alone")
  func amending() throws {
    let home = try ProgramHome()
    #expect(try home.run(["decide", "--decline", "1"]).code == 0)
    let amended = try home.run(["propose", "--amend", "Create a pipeline for student housing"])
    #expect(amended.code == 0, "\(amended.output)\(amended.errors)")
    let review = try home.json(["review", "--json"])
    #expect(review["proposal"]["revision"].int == 2)
    let decisions = review["decisions"].list
    #expect(decisions.count == 2)
    let declined = decisions.filter { $0["decision"].text == "declined" }
    #expect(declined.count == 1 && declined[0]["sentence"].text?.contains("no-show") == true)
  }

  @Test("taking back everything that waits takes the proposal away")
  func emptied() throws {
    let home = try ProgramHome()
    _ = try home.run(["decline", home.waiting()])
    _ = try home.run(["propose", "Create a pipeline for student housing"])
    let back = try home.run(["propose", "--amend", "Delete the Student leasing pipeline"])
    #expect(back.code == 0, "\(back.output)\(back.errors)")
    #expect(back.output.contains("taken back"), "\(back.output)")
    #expect(try home.run(["proposals"]).output.contains("No proposal waits"))
  }

  @Test("material from files is read: a transcript, an e-mail, the description of an image")
  func material() throws {
    let home = try ProgramHome()
    let talk = "Ana: When a review has two stars or less, open an urgent ticket.\nBo: Fine.\n"
    for kind in ["transcript", "email", "image"] {
      let file = try home.file(
        "\(kind).txt", kind == "email" ? "From: ana@example.test\nSubject: Set-up\n\n" + talk : talk)
      let run = try home.run(["propose", "--json", "--\(kind)", file, "Set up what is said there"])
      #expect([0, 2].contains(run.code), "\(kind): \(run.output)\(run.errors)")
      #expect(run.output.contains("open_review_ticket"), "\(kind): \(run.output)")
    }
  }

  @Test("a picture is not words: it says what is wanted in its place")
  func picture() throws {
    let home = try ProgramHome()
    let path = home.folder + "/board.png"
    try Data([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0xFF]).write(to: URL(fileURLWithPath: path))
    let run = try home.run(["propose", "--image", path])
    #expect(run.code == Exit.failed.rawValue)
    #expect(run.errors.contains("PNG image") && run.errors.contains("Describe in words"), "\(run.errors)")
  }

  @Test("a model that was asked for and cannot be had is said, with the planner in its place")
  func noKey() throws {
    let home = try ProgramHome(["CONFIGURATOR_MODEL": "openai:gpt-x"])
    let run = try home.run(["propose", "Create a pipeline for student housing"])
    #expect(run.code == 0 && run.errors.contains("OPENAI_API_KEY is not set"), "\(run.errors)")
  }

  @Test(
    "a model's own words cannot reach the terminal as anything but text",
    arguments: ["\u{1b}]0;owned\u{7}", "\u{202e}evil"])
  func hostile(words: String) throws {
    let refusal = "data: {\"choices\":[{\"index\":0,\"delta\":{\"refusal\":\(Self.quoted("No " + words))}}]}\n\n"
    let end = "data: {\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n"
    let server = try LoopbackServer([
      LoopbackAnswer(headers: [("Content-Type", "text/event-stream")], body: Array((refusal + end).utf8))
    ])
    let home = try ProgramHome([
      "CONFIGURATOR_MODEL": "openai:x", "OPENAI_BASE_URL": "http://127.0.0.1:\(server.port)/v1",
    ])
    let run = try home.run(["propose", "Create a pipeline"])
    #expect(run.code == Exit.failed.rawValue)
    #expect(run.output.contains("declined to answer: No \\u{"), "\(run.output)\(run.errors)")
    for scalar in words.unicodeScalars where !scalar.isASCII || scalar.value < 0x20 {
      #expect(!(run.output + run.errors).unicodeScalars.contains(scalar))
    }
  }

  private static func quoted(_ text: String) -> String {
    let units = text.utf16.map { unit in
      let digits = String(unit, radix: 16)
      return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    }
    return "\"" + units.joined() + "\""
  }

  @Test("what has to be mended ends with the code for findings")
  func blocking() throws {
    let home = try ProgramHome()
    let reply = #"""
      {"message":"Here it is.","questions":[],"decline":null,"need":[],"applies_to":{"properties":[]},"changes":[
      {"op":"create_trigger","ref":"$1","name":"Odd","event_type":"no_such_event","conditions":[],"is_active":true,"evidence":{"source":"request","quote":"Create"}}]}
      """#
    let frames =
      "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\(Self.quoted(reply))},\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n"
    let answer = LoopbackAnswer(headers: [("Content-Type", "text/event-stream")], body: Array(frames.utf8))
    let server = try LoopbackServer([answer, answer, answer])
    home.environment["CONFIGURATOR_MODEL"] = "openai:x"
    home.environment["OPENAI_BASE_URL"] = "http://127.0.0.1:\(server.port)/v1"
    let run = try home.run(["propose", "Create an odd rule"])
    #expect(run.code == Exit.findings.rawValue, "\(run.output)\(run.errors)")
    #expect(run.output.contains("must be mended") && run.output.contains("no_such_event"), "\(run.output)")
  }
}
