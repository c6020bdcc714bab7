/// PR3: a chat assistant that speaks as a person. State laws of 2019 to 2025.
struct ChatIdentity: Rule {
  let ids = ["PR3"]

  private static let person = PhraseBook<Bool>([
    (true, ["im|iam", "i am", "my name is", "this is ~1 from|at|with|here"])
  ])
  private static let open: Set = ["assistant", "virtual", "automated", "ai", "bot", "chatbot", "digital"]

  func check(_ scene: Scene, _ report: inout Report) {
    for text in scene.policyTexts {
      guard let source = text.source, ["post_chat_message", "set_welcome_message"].contains(source.type.name),
        let hit = Self.person.hits(in: text.words).first, Self.open.isDisjoint(with: text.words.list)
      else { continue }
      report.add(
        .note, ids[0], at: text.spot, value: hit.text, "The chat assistant speaks like a person here.",
        fix: "Say that it is an automated assistant.")
    }
  }
}
