import ConfigSchema
import Testing

@testable import LanguageModel

@Suite("The planner at work")
struct OfflinePlannerTests {
  @Test("what is far too long is read from its beginning, and that is said")
  func long() {
    let line = "Caller: the weather was fine and nothing else happened on that day.\n"
    let request = Samples.request(
      Request([
        RequestInput(.typed, "text new leads"), RequestInput(.transcript, String(repeating: line, count: 15_000)),
      ]))
    let (beginning, wasCut) = LongText.beginning(of: request)
    #expect(wasCut)
    #expect(beginning.request.inputs.allSatisfy { $0.text.utf8.count <= LongText.longest })
    #expect(beginning.request.inputs[1].text.hasSuffix("day."))
    #expect(LongText.beginning(of: Samples.request("text new leads")).wasCut == false)
  }

  @Test("stopping is felt at once, however much there is to read", .timeLimit(.minutes(1)))
  func cancel() async {
    let words = (0..<600).map { "Maria: also text the lead number \($0) and then maybe call after \($0) hours." }
    let request = Samples.request(
      Request([RequestInput(.typed, "do it"), RequestInput(.transcript, words.joined(separator: "\n"))]))
    let task = Task { await OfflinePlanner().complete(request) { _ in } }
    task.cancel()
    #expect(await task.value == .cancelled)
  }
}
