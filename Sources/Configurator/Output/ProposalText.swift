import ConfigSchema

/// Proposals in plain text, for commands.
enum ProposalText {
  /// One property's changes: a sentence each, with evidence, findings and why it starts unselected.
  /// - Parameter first: the number of the first change; numbers go on from property to property.
  static func changes(of target: ProposalTarget, review: ReviewState = ReviewState(), first: Int = 1) -> [String] {
    let sentence = Sentence(target: target)
    var lines = ["\(Escape.visible(target.property.name)) (revision \(target.baseRevision)):"]
    if target.changes.isEmpty { lines.append("  No difference.") }
    for (number, proposed) in zip(first..., target.changes) {
      let mark = review.isAccepted(proposed, of: target.property.id) ? "+" : "-"
      lines.append("  \(mark) \(number). \(sentence.text(proposed.change))")
      if let reason = proposed.unselectedReason { lines.append("      not selected: \(Escape.visible(reason))") }
      lines += proposed.evidence.map { "      from the \($0.source): \(Escape.quoted($0.quote))" }
      lines += proposed.findings.map { "      " + finding($0) }
    }
    return lines + target.findings.map { "  " + finding($0) }
  }

  static func whole(_ proposal: Proposal, review: ReviewState = ReviewState()) -> String {
    let head = "Proposal \(proposal.id), revision \(proposal.revision), by \(Escape.visible(proposal.model))"
    return ([head] + changes(of: proposal.targets, review: review)).joined(separator: "\n")
  }

  static func changes(of targets: [ProposalTarget], review: ReviewState = ReviewState()) -> [String] {
    var first = 1
    return targets.flatMap { target in
      defer { first += target.changes.count }
      return changes(of: target, review: review, first: first)
    }
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
