import ConfigSchema
import Testing

@testable import LanguageModel

/// Whatever is typed or pasted, the planner answers: nothing a person hands in may end the program.
@Suite("The planner answers to anything") struct PlannerFuzzTests {
  private static let seeds = [
    "If somebody no-shows, text them after 2 hours, and if they still have not booked the next day create a task.",
    "Aloha text: only for website leads between 8 am and 9 pm, not on Sundays, and make it an email instead of a text.",
    "Greeted gets ten more hours and Paperwork moves to Keys automatically when the lease is signed.",
    "Set up a pipeline: New (2h), Contacted (1 day), Toured, Leased and Lost. Nobody should wait longer than a day.",
    "Drip for new leads: text right away, email day 3, call day 7. Everything stops once they tour or are lost.",
    "Reviews with 2 stars or less: urgent ticket; five stars: draft a thank you; still nothing after 3 days? tell us.",
    "Manager: the rain check. Make it three hours. No, four. Assistant: only if they have not booked? Manager: right.",
    "Screenshot of a table: Rule / When / Then. Row 1: Hello / new lead / text 5 min later. Row 2: Bye / lost / note.",
    "Photo. Boxes: \"New (1 hr)\" -> \"Contacted\" -> \"Leased\". Over the arrow: \"auto when contacted\". Crossed out: \"Old\".",
    "From: Ann\nTo: Bo\nSubject: tours\n\nPlease e-mail people the day before a tour and text 2 hours ahead.\n\nAnn",
    "Swap Greeted and Paperwork, rename Keys to “Moved in”, drop the one on Greeted. Never mind. And call it Home.",
    "Turn off both, delete the Lantern mail, switch the Aloha text on, everything except the Rain check stays.",
  ]
  private static let splinters = [
    "and", ",", ".", ":", "?", "to", "not", "except", "->", "|", "/", "(", ")", "\"x y\"", "“", "who", "one", "twice",
    "at 9pm", "due", "within", "day 3", "30", "½", "%", "https://x.example/y", "never mind", "call it", "\n", "Row 2:",
    "🙂", "stop if", "unless", "the", "it", "after", "before", "instead of", "no,", "from", "5 stars", "2bd",
  ]

  @Test("of requests with words lost, doubled, moved and strewn in", arguments: 0..<8)
  func mutated(seed: Int) {
    var random = Dice(seed: UInt64(seed + 1))
    for _ in 0..<150 {
      var words = Self.seeds[random.below(Self.seeds.count)].split(separator: " ").map(String.init)
      for _ in 0...random.below(7) { mutate(&words, &random) }
      answer(words.joined(separator: " "), random.below(5))
    }
  }

  private func mutate(_ words: inout [String], _ random: inout Dice) {
    guard !words.isEmpty else { return words.append("text") }
    let at = random.below(words.count)
    switch random.below(6) {
    case 0: words.remove(at: at)
    case 1: words.insert(words[random.below(words.count)], at: at)
    case 2: words.swapAt(at, random.below(words.count))
    case 3: words = random.below(2) == 0 ? Array(words[at...]) : Array(words[...at])
    case 4:
      let other = Self.seeds[random.below(Self.seeds.count)].split(separator: " ").map(String.init)
      words.insert(contentsOf: other.prefix(1 + random.below(9)), at: at)
    default: words.insert(Self.splinters[random.below(Self.splinters.count)], at: at)
    }
  }

  /// As whatever kind of material it may come, with something set up and with nothing.
  private func answer(_ text: String, _ kind: Int) {
    let kinds: [RequestInput.Kind] = [.typed, .transcript, .email, .paste, .imageDescription]
    var inputs = [RequestInput(kinds[kind], text)]
    if kind > 0 { inputs.append(RequestInput(.typed, "set this up")) }
    for workspace in [PlannerBench.empty, PlannerBench.furnished] {
      var handles = HandleTable()
      handles.allocate(for: workspace)
      let reply = OfflinePlanner.reply(
        to: ModelRequest(workspace: workspace, handles: handles, request: Request(inputs)))
      let saysSomething = !reply.message.isEmpty || !reply.questions.isEmpty || reply.decline != nil
      #expect(saysSomething, "nothing was said to “\(text)”")
    }
  }
}

/// A repeatable chance.
private struct Dice {
  private var state: UInt64
  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 }

  mutating func below(_ bound: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Int(state % UInt64(bound))
  }
}
