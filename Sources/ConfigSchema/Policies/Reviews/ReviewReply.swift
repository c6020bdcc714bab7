/// RV1: an answer to a review that tells about the writer. Privacy and defamation law; health data in senior care.
struct ReviewReply: Rule {
  let ids = ["RV1"]

  private static let book = PhraseBook<Bool>([
    (
      true,
      [
        "your|ur lease|rent|payment|payments|balance|deposit|eviction|neighbor|neighbors|account|unit|apartment|tenancy",
        "as a|our|valued? resident|tenant", "being|having a|our|you|such? ~2 resident|tenant", "living here|with|at",
        "your home with us", "you live|lived|lives here|with|at",
        "your maintenance|work|service request|requests|order|orders|ticket", "late payment|payments|rent",
        "moved out|in on|last", "our records show|indicate",
        "your complaint|complaints about",
      ]
    )
  ])

  func check(_ scene: Scene, _ report: inout Report) {
    for text in scene.policyTexts {
      guard let source = text.source, source.type.name == "draft_review_response" else { continue }
      if let phrase = Self.book.hits(in: text.words).first?.text ?? Self.unitNumber(text.words.list) {
        report.add(
          .block, ids[0], at: text.spot, value: phrase,
          "\"\(phrase)\" tells the public something about the writer, or that the writer lives here.",
          fix: "Answer in general words and move it to a private channel.")
      } else if let name = Placeholders.names(in: text.text).first(where: Self.names.contains) {
        report.add(
          .block, ids[0], at: text.spot, value: name, "The answer would name the writer in public.",
          fix: "Leave the name out.")
      }
    }
  }

  private static let names: Set = [
    "payload.reviewer_name", "reviewer_name", "first_name", "last_name", "lead.first_name", "lead.last_name",
  ]

  /// `unit 214`, `apt #12`.
  private static func unitNumber(_ words: [String]) -> String? {
    zip(words, words.dropFirst()).first { word, next in
      ["unit", "apartment", "apt", "suite"].contains(word) && next.utf8.contains { (48...57).contains($0) }
    }.map { "\($0.0) \($0.1)" }
  }
}
