import ConfigSchema

/// Everything there is to know about one change, as lines.
enum ReviewDetail {
  static func lines(_ item: ReviewItems.Item, _ items: ReviewItems, showsJSON: Bool, columns: Int) -> [Line] {
    guard let change = items.change(item) else { return whole(items.target(item), showsJSON, columns) }
    var lines = Wrap.lines(
      [Span(Escaping.text(items.sentence(item)))], columns: columns,
      first: Line([ChangeSign.span(change.change), Span(" ")]))
    if showsJSON { lines += json(change.change, columns) }
    lines.append(.empty)
    lines += standing(item, items, change, columns)
    lines += change.findings.flatMap { FindingText.lines($0, showsRule: showsJSON, columns: columns) }
    lines += change.evidence.flatMap { evidence($0, of: items.pending.proposal.id, columns) }
    return lines
  }

  private static func whole(_ target: ProposalTarget, _ showsRule: Bool, _ columns: Int) -> [Line] {
    target.findings.flatMap { FindingText.lines($0, showsRule: showsRule, columns: columns) }
  }

  /// What happens to this change on approval, and why.
  private static func standing(
    _ item: ReviewItems.Item, _ items: ReviewItems, _ change: ProposedChange, _ columns: Int
  ) -> [Line] {
    switch (items.decision(item), change.startsSelected) {
    case (.accepted, _): [Line([Span("[x] ", .good), Span("You accepted this.")])]
    case (.declined, _): [Line([Span("[ ] ", .dim), Span("You declined this; it will not be made.")])]
    case (.undecided, true): [Line([Span("[x] ", .good), Span("Will be made when you approve.")])]
    case (.undecided, false):
      Wrap.lines(
        [Span("Left out unless you accept it: " + Escaping.text(change.unselectedReason ?? "please decide."), .warn)],
        columns: columns, first: Line("[ ] ", .warn))
    }
  }

  private static func evidence(_ evidence: Evidence, of proposal: ItemID, _ columns: Int) -> [Line] {
    let source =
      switch evidence.source {
      case .request: SampleProposal.gave(evidence, of: proposal) ? "from the sample" : "your words"
      case .paste(let number): "pasted text \(number)"
      case .image(let number): "image \(number)"
      }
    return Wrap.lines(
      [Span("“\(Escaping.text(evidence.quote))”", .quote), Span(" — \(source)", .dim)], columns: columns,
      first: Line("because ", .dim), rest: "        ")
  }

  private static func json(_ change: Change, _ columns: Int) -> [Line] {
    [.empty, Line("Exact JSON:", .dim)]
      + ChangeJSON.lines(change).flatMap { Wrap.lines($0.spans, columns: columns, rest: "    ") }
  }
}

/// Findings in plain words: severity first, then what is wrong, then what to do.
enum FindingText {
  /// - Parameter showsRule: names the rule as well, for whoever looks it up.
  static func lines(_ finding: Finding, showsRule: Bool, columns: Int) -> [Line] {
    let (word, role): (String, Role) =
      switch finding.severity {
      case .block: ("BLOCKED", .block)
      case .warn: ("WARNING", .warn)
      case .note: ("NOTE", .note)
      }
    var spans = [Span(Escaping.text(finding.message), role)]
    if let fix = finding.fix { spans.append(Span(" " + Escaping.text(fix))) }
    if showsRule, !finding.rule.isEmpty { spans.append(Span(" (\(Escaping.text(finding.rule)))", .dim)) }
    return Wrap.lines(spans, columns: columns, first: Line([Span(word + " ", role)]))
  }

  static func paragraph(_ finding: Finding) -> Paragraph {
    let words = [finding.message, finding.fix ?? ""].filter { !$0.isEmpty }.joined(separator: " ")
    switch finding.severity {
    case .block: return Paragraph(words, .block, lead: "BLOCKED ")
    case .warn: return Paragraph(words, .warn, lead: "WARNING ")
    case .note: return Paragraph(words, .note, lead: "NOTE ")
    }
  }
}
