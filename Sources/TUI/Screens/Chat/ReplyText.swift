import ConfigSchema

/// A model's reply as it stands in the conversation.
enum ReplyText {
  static func paragraphs(_ outcome: AskOutcome) -> [Paragraph] {
    var paragraphs = Escaping.lines(outcome.message.trimmed).map { Paragraph(String($0)) }
    if outcome.message.trimmed.isEmpty { paragraphs = [] }
    if let decline = outcome.decline {
      // Many replies are nothing but the reason; once is enough.
      if outcome.message.trimmed == decline.reason.trimmed { paragraphs = [] }
      paragraphs += [Paragraph(decline.reason, .warn, lead: "Cannot be set up: ")]
    }
    paragraphs += outcome.findings.map(FindingText.paragraph)
    paragraphs += questions(outcome.questions)
    if let proposal = outcome.proposal {
      paragraphs.append(
        Paragraph(
          "Proposed: \(Count.of(proposal.changeCount, "change")). Press F2 to review; nothing is live yet.", .dim))
    }
    return paragraphs.isEmpty ? [Paragraph("No answer came. Please say it in other words.", .dim)] : paragraphs
  }

  private static func questions(_ questions: [Question]) -> [Paragraph] {
    var paragraphs: [Paragraph] = []
    for (index, question) in questions.enumerated() {
      paragraphs.append(Paragraph(question.text, lead: questions.count == 1 ? "? " : "\(index + 1). "))
      for (number, choice) in question.choices.prefix(9).enumerated() {
        let letter = questions.count == 1 ? "Alt-\(number + 1)" : "–"
        paragraphs.append(Paragraph(choice, lead: "   \(letter) "))
      }
    }
    return paragraphs
  }
}
