import ConfigSchema

/// What `propose --json` prints.
struct ProposeDocument: Encodable {
  let message: String
  let proposal: Proposal?
  let questions: [Question]
  let decline: Decline?
  let findings: [Finding]
  /// What was shortened or could not be mended, a sentence each.
  let notices: [String]

  init(_ result: AskingResult) {
    (message, proposal, questions) = (result.failure ?? result.message, result.proposal, result.questions)
    (decline, findings, notices) = (result.decline, result.findings, result.notices)
  }
}

extension ProposalText {
  /// What `propose` prints for a person. A failure may quote the model or its server, so it is foreign text as well.
  static func answer(_ result: AskingResult) -> String {
    var lines = [Escape.visible(result.failure ?? result.message, keepingNewlines: true)]
    if let decline = result.decline {
      lines.append("Declined: \(Escape.visible(decline.reason)) (\(Escape.visible(decline.rule)))")
    }
    for question in result.questions {
      lines.append("? \(Escape.visible(question.text))")
      lines += question.choices.map { "    - \(Escape.visible($0))" }
    }
    lines += result.findings.map(finding)
    lines += result.notices.map { "Please note: " + Escape.visible($0) }
    if result.isEmptied { lines.append("The proposal that waited is taken back; nothing of it is left.") }
    if let proposal = result.proposal {
      lines += ["", whole(proposal), "", "Nothing is changed yet. Review it with: configurator review"]
    }
    return lines.filter { !$0.isEmpty || result.proposal != nil }.joined(separator: "\n")
  }
}
