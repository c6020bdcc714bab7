import ConfigSchema

/// Proposals in plain text, for commands.
enum ProposalText {
  /// One property's changes: a sentence each, with evidence, findings and why it starts unselected.
  /// - Parameters:
  ///   - review: what stands for each change, `[x]` or `[ ]`; nil = nothing is to be decided.
  ///   - first: the number of the first change; numbers go on from property to property.
  private static func changes(of target: ProposalTarget, _ proposal: ItemID?, review: ReviewState?, first: Int)
    -> [String]
  {
    let sentence = Sentence(target: target)
    var lines: [String] = []
    if target.changes.isEmpty { lines.append("  No difference.") }
    for (number, proposed) in zip(first..., target.changes) {
      let mark = review.map { $0.isAccepted(proposed, of: target.property.id) ? "[x] " : "[ ] " } ?? ""
      lines.append("  \(mark)\(number). \(sentence.text(proposed.change))")
      if let reason = proposed.unselectedReason { lines.append("      not selected: \(Escape.visible(reason))") }
      lines += proposed.evidence.map { evidence in
        let source = proposal.map { SampleProposal.gave(evidence, of: $0) } == true ? "sample" : "\(evidence.source)"
        return "      from the \(source): \(Escape.quoted(evidence.quote))"
      }
      lines += proposed.findings.map { "      " + finding($0) }
    }
    return lines + target.findings.map { "  " + finding($0) }
  }

  static func whole(_ proposal: Proposal, review: ReviewState = ReviewState()) -> String {
    let head = "Proposal \(proposal.id), revision \(proposal.revision), by \(Escape.visible(proposal.model))"
    return ([head] + changes(of: proposal, review: review)).joined(separator: "\n")
  }

  static func changes(of proposal: Proposal, review: ReviewState) -> [String] {
    var first = 1
    return proposal.targets.flatMap { target in
      defer { first += target.changes.count }
      let head = "\(Escape.visible(target.property.name)) (revision \(target.baseRevision)):"
      return [head] + changes(of: target, proposal.id, review: review, first: first)
    }
  }

  /// What differs between two revisions of a property.
  static func difference(_ target: ProposalTarget, to revision: Int) -> [String] {
    ["\(Escape.visible(target.property.name)), from revision \(target.baseRevision) to revision \(revision):"]
      + changes(of: target, nil, review: nil, first: 1)
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
