import ConfigSchema

/// What stands above the changes: which proposal this is, how far the review is, and what to do next.
enum ReviewHeading {
  static func lines(_ model: Model, _ items: ReviewItems, columns: Int) -> [Line] {
    let targets = items.pending.proposal.targets
    let place =
      targets.count == 1 ? Escaping.text(targets[0].property.name) : Count.of(targets.count, "property", "properties")
    let number =
      model.pending.count > 1 ? " (\((model.reviewedIndex ?? 0) + 1) of \(model.pending.count), [ and ] switch)" : ""
    let seen = items.isAllSeen ? "all seen" : "seen \(items.seenCount) of \(items.changeCount)"
    let title = [
      Span("Proposal", .title), Span(number, .dim), Span(" for \(place)"), Span(origin(items.pending), .dim),
    ]
    let state = [
      Span("\(items.acceptedCount) of \(items.changeCount) selected · "), Span(seen, items.isAllSeen ? .good : .warn),
      Span(next(model, items), .dim),
    ]
    return Wrap.lines(title, columns: columns) + Wrap.lines(state, columns: columns)
  }

  private static func next(_ model: Model, _ items: ReviewItems) -> String {
    guard model.session.mayApprove else { return " · waits for an approver" }
    return items.isAllSeen ? " · Enter approves" : " · n shows the next •"
  }

  /// Where it comes from, unless it is an ordinary request.
  private static func origin(_ pending: PendingProposal) -> String {
    let words =
      switch pending.proposal.origin {
      case .request: pending.proposal.id == SampleProposal.id ? "an example to try" : ""
      case .importedFile(let name): "from the file \(Escaping.text(name))"
      case .rollback(.item(_, let revision)): "one item as of revision \(revision)"
      case .rollback(.approval): "undoes an approval"
      case .rollback(.property(0)): "back to the empty set-up"
      case .rollback(.property(let revision)): "back to revision \(revision)"
      case .rebase: "made again from what is live now"
      case .driftRepair: "puts back what was changed outside"
      }
    let since = pending.since.isEmpty ? "" : "waiting since \(Escaping.text(pending.since))"
    return [words, since].filter { !$0.isEmpty }.map { ", " + $0 }.joined()
  }
}
