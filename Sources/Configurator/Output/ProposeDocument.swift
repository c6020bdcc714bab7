import ConfigSchema

/// What `propose --json` prints.
struct ProposeDocument: Encodable {
  let message: String
  let proposal: Proposal?
  let questions: [Question]
  let decline: Decline?
  let findings: [Finding]

  init(_ result: AskingResult) {
    (message, proposal, questions) = (result.failure ?? result.message, result.proposal, result.questions)
    (decline, findings) = (result.decline, result.findings)
  }
}

extension ProposalText {
  /// What `propose` prints for a person.
  static func answer(_ result: AskingResult) -> String {
    var lines = [result.failure ?? Escape.visible(result.message, keepingNewlines: true)]
    if let decline = result.decline { lines.append("Declined: \(Escape.visible(decline.reason)) (\(decline.rule))") }
    for question in result.questions {
      lines.append("? \(Escape.visible(question.text))")
      lines += question.choices.map { "    - \(Escape.visible($0))" }
    }
    lines += result.findings.map(finding)
    if let proposal = result.proposal {
      lines += ["", whole(proposal), "", "Nothing is changed yet. Review it with: configurator review"]
    }
    return lines.filter { !$0.isEmpty || result.proposal != nil }.joined(separator: "\n")
  }
}
