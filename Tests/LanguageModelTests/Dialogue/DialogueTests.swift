import ConfigSchema
import Testing

@testable import LanguageModel

@Suite("From a request to a reply")
struct DialogueTests {
  /// Stands for building: an operation named `bad…` is wrong, anything else is right.
  private static let check: @Sendable (String) -> ReplyCheck<[String]> = { text in
    guard let json = try? JSONParser.parse(text), let changes = json["changes"]?.array else {
      return ReplyCheck([], reply: nil, findings: [Finding(.block, rule: "not_json", path: "", message: "Not JSON.")])
    }
    let names = changes.compactMap { $0["name"]?.string }
    let findings = names.enumerated().filter { $0.element.hasPrefix("bad") }.map {
      Finding(
        .block, rule: "bad_name", path: "changes[\($0.offset)].name", value: $0.element, message: "Bad.",
        operation: $0.offset)
    }
    let need = json["need"]?.array?.compactMap(\.string).map { Reference($0) } ?? []
    return ReplyCheck(
      names, reply: Reply(message: json["message"]?.string ?? "", need: need), findings: findings)
  }

  private static func reply(
    _ message: String, _ names: [String], need: String = "[]", questions: String = "[]"
  ) -> ModelOutcome {
    let changes = names.map { #"{"op":"x","name":"\#($0)"}"# }.joined(separator: ",")
    return .reply(
      text: #"{"message":"\#(message)","questions":\#(questions),"need":\#(need),"changes":[\#(changes)]}"#,
      usage: Usage(input: 10, output: 5))
  }

  private func run(
    _ outcomes: ModelOutcome...
  ) async -> (result: DialogueResult<[String]>, asked: [ModelRequest], progress: [DialogueProgress]) {
    let client = ScriptedClient(outcomes)
    let heard = Progress()
    let result = await Dialogue(client: client).run(Samples.request("hello"), check: Self.check) { heard.add($0) }
    return (result, await client.asked, heard.all)
  }

  private func names(_ result: DialogueResult<[String]>) -> [String]? {
    if case .answered(let check) = result.ending { check.built } else { nil }
  }

  @Test("a good reply is taken at once, and its message streams")
  func good() async {
    let (result, asked, progress) = await run(Self.reply("Hello there", ["a", "b"]))
    #expect(names(result) == ["a", "b"])
    #expect(result.askings == 1)
    #expect(result.usage == Usage(input: 10, output: 5))
    #expect(result.notices.isEmpty)
    #expect(asked.count == 1)
    #expect(progress.first == .asking(number: 1))
    #expect(progress.contains(.message("Hello there")))
    #expect(progress.last == .checking)
  }

  @Test("failing operations are asked for again, alone, and put into their places")
  func mended() async throws {
    let (result, asked, progress) = await run(
      Self.reply("First", ["a", "bad1", "c", "bad2"]), Self.reply("Second", ["b", "d"]))
    #expect(names(result) == ["a", "b", "c", "d"])
    let correction = try #require(asked[1].correction)
    #expect(correction.operations == [1, 3])
    #expect(correction.findings.map(\.value) == ["bad1", "bad2"])
    #expect(progress.contains(.correcting(operations: 2)))
    #expect(!progress.contains(.message("Second")))
    #expect(result.text?.contains("First") == true)
    #expect(result.usage == Usage(input: 20, output: 10))
  }

  @Test("an operation that is given up leaves with its explanation and question")
  func givenUp() async throws {
    let (result, _, _) = await run(
      Self.reply("First.", ["a", "bad1", "bad2"]),
      Self.reply("No such thing.", ["b"], questions: #"[{"text":"Which?","choices":[]}]"#))
    #expect(names(result) == ["a", "b"])
    #expect(result.text?.contains("First. No such thing.") == true)
    #expect(result.text?.contains("Which?") == true)
  }

  @Test("it asks again twice and no more")
  func bounded() async {
    let (result, asked, _) = await run(
      Self.reply("1", ["bad1"]), Self.reply("2", ["bad2"]), Self.reply("3", ["bad3"]), Self.reply("4", ["good"]))
    #expect(asked.count == 3)
    #expect(names(result) == ["bad3"])
    #expect(result.notices.count == 1)
  }

  @Test("the same mistakes twice end it")
  func sameTwice() async {
    let (result, asked, _) = await run(Self.reply("1", ["bad1"]), Self.reply("2", ["bad1"]), Self.reply("3", ["good"]))
    #expect(asked.count == 2)
    #expect(names(result) == ["bad1"])
    #expect(result.notices.first?.contains("same mistakes") == true)
  }

  @Test("what cannot be read is asked for as a whole")
  func unreadable() async throws {
    let (result, asked, progress) = await run(
      .reply(text: "Sure! {", usage: Usage()), Self.reply("1", ["a"]))
    #expect(names(result) == ["a"])
    #expect(asked[1].correction?.operations.isEmpty == true)
    #expect(progress.contains(.correcting(operations: 0)))
  }

  @Test("a correction that cannot be read leaves the first reply as it was")
  func unreadableCorrection() async {
    let (result, asked, _) = await run(Self.reply("1", ["a", "bad"]), .reply(text: "hm", usage: Usage()))
    #expect(names(result) == ["a", "bad"])
    #expect(asked.count == 2)
    #expect(result.notices.count == 1)
  }

  @Test("a correction that fails leaves the first reply, and says why")
  func failedCorrection() async {
    let (result, _, _) = await run(Self.reply("1", ["a", "bad"]), .cutOff(.length))
    #expect(names(result) == ["a", "bad"])
    #expect(result.notices.first?.contains("cut off") == true)
  }

  @Test("what the model needs to see is shown once")
  func need() async {
    let (result, asked, progress) = await run(
      Self.reply("1", [], need: #"["t1","t99"]"#), Self.reply("2", ["a"], need: #"["t2"]"#))
    #expect(asked.count == 2)
    #expect(asked[1].needed == ["t1"])
    #expect(asked[1].correction == nil)
    #expect(names(result) == ["a"])
    #expect(progress.contains(.showing(["t1"])))
    #expect(result.text?.contains(#""need":[]"#) == true)
  }

  @Test("things that do not exist are not shown")
  func needNothing() async {
    let (result, asked, _) = await run(Self.reply("1", ["a"], need: #"["t99"]"#))
    #expect(asked.count == 1)
    #expect(names(result) == ["a"])
  }

  @Test(
    "without a reply nothing is proposed",
    arguments: [ModelOutcome.refused("no"), .cutOff(.length), .filtered(""), .empty, .cancelled])
  func stopped(outcome: ModelOutcome) async {
    let (result, asked, _) = await run(outcome)
    guard case .stopped(let ending) = result.ending else {
      Issue.record("\(result)")
      return
    }
    #expect(ending == outcome)
    #expect(result.text == nil)
    #expect(asked.count == 1)
  }

  @Test("cancelled while mending, nothing is proposed")
  func cancelledCorrection() async {
    let (result, _, _) = await run(Self.reply("1", ["a", "bad"]), .cancelled)
    #expect(names(result) == nil)
  }

  @Test("beyond the budget nothing is asked again")
  func budget() async {
    let dear = ModelOutcome.reply(
      text: #"{"message":"","changes":[{"op":"x","name":"bad"}]}"#, usage: Usage(input: Dialogue.budget, output: 1))
    let (result, asked, _) = await run(dear)
    #expect(asked.count == 1)
    #expect(names(result) == ["bad"])
  }

  @Test("a reply in one code block is read, and said; two blocks are not")
  func fenced() async {
    let block = "```json\n{\"message\":\"m\",\"changes\":[{\"op\":\"x\",\"name\":\"a\"}]}\n```"
    let (result, asked, _) = await run(.reply(text: "Here it is:\n" + block + "\n", usage: Usage()))
    #expect(names(result) == ["a"])
    #expect(asked.count == 1)
    #expect(result.notices == [ReplyFence.notice])
    let (_, again, _) = await run(.reply(text: block + "\n" + block, usage: Usage()), Self.reply("1", ["b"]))
    #expect(again.count == 2)
    #expect(ReplyFence.content("{\"a\":1}\n" + block) == nil)
    #expect(ReplyFence.content("{\"message\":\"use ``` marks\"}") == nil)
  }

  @Test("a request that the server seems to have cut is told of")
  func cutPrompt() async {
    var usage = Usage(input: 100, output: 5)
    usage.mayBeCut = true
    let (result, _, _) = await run(.reply(text: #"{"message":"","changes":[{"op":"x","name":"a"}]}"#, usage: usage))
    #expect(result.notices.map { $0.contains("only a part") } == [true])
  }

  @Test("what would go past the budget is not asked, neither to mend nor to show")
  func nextAskingTooDear() async {
    let usage = Usage(input: Dialogue.budget / 2 + 1, output: 0)
    let bad = #"{"message":"","changes":[{"op":"x","name":"bad"}]}"#
    #expect(await run(.reply(text: bad, usage: usage), Self.reply("", ["a"])).asked.count == 1)
    let need = #"{"message":"","need":["t1"],"changes":[]}"#
    #expect(await run(.reply(text: need, usage: usage), Self.reply("", ["a"])).asked.count == 1)
  }

  @Test("mistakes that were there before are not the model's to mend")
  func live() {
    let old = Finding(.block, rule: "loop", path: "triggers/Old", message: "")
    let warning = Finding(.warn, rule: "TX9", path: "changes[0]", message: "", operation: 0)
    let touched = Finding(.block, rule: "FH4", path: "triggers/Old/actions[0]", message: "", operation: 2)
    #expect(ReplyCheck((), reply: nil, findings: [old, warning, touched]).mendable == [touched])
  }

  @Test("a text too long to be shown whole is told of")
  func shortened() async {
    let request = Request([RequestInput(.transcript, String(repeating: "hello ", count: 100_000))])
    let client = ScriptedClient([Self.reply("1", ["a"])])
    let result = await Dialogue(client: client).run(Samples.request(request), check: Self.check)
    #expect(result.notices.count == 1)
    #expect(result.notices[0].contains("paste 1"))
  }
}

private final class Progress: @unchecked Sendable {
  private(set) var all: [DialogueProgress] = []
  func add(_ progress: DialogueProgress) { all.append(progress) }
}
