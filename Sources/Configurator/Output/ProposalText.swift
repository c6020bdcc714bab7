import ConfigSchema

/// Proposals in plain text, for commands.
enum ProposalText {
  /// One property's changes: a sentence each, with evidence, findings and why it starts unselected.
  static func changes(of target: ProposalTarget, review: ReviewState = ReviewState()) -> [String] {
    let sentence = Sentence(target: target)
    var lines = ["\(Escape.visible(target.property.name)) (revision \(target.baseRevision)):"]
    if target.changes.isEmpty { lines.append("  No difference.") }
    for proposed in target.changes {
      let mark = review.isAccepted(proposed, of: target.property.id) ? "+" : "-"
      lines.append("  \(mark) \(sentence.text(proposed.change))")
      if let reason = proposed.unselectedReason { lines.append("      not selected: \(Escape.visible(reason))") }
      lines += proposed.evidence.map { "      from the \($0.source): \(Escape.quoted($0.quote))" }
      lines += proposed.findings.map { "      " + finding($0) }
    }
    return lines + target.findings.map { "  " + finding($0) }
  }

  static func whole(_ proposal: Proposal, review: ReviewState = ReviewState()) -> String {
    let head = "Proposal \(proposal.id), revision \(proposal.revision), by \(Escape.visible(proposal.model))"
    return ([head] + proposal.targets.flatMap { changes(of: $0, review: review) }).joined(separator: "\n")
  }

  static func finding(_ finding: Finding) -> String {
    let word =
      switch finding.severity {
      case .block: "must be mended"
      case .warn: "please check"
      case .note: "note"
      }
    let fix = finding.fix.map { " " + Escape.visible($0) } ?? ""
    return "[\(word)] \(Escape.visible(finding.message))\(fix)"
  }
}
