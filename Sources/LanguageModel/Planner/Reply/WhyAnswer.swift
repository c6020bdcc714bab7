import ConfigSchema

/// Answers "Why “…”?" about a change of the waiting proposal, the way the review's `w` asks it: from what the change
/// rests on. What is live knows nothing of it.
enum WhyAnswer {
  static func answer(_ request: ModelRequest) -> String? {
    guard let proposal = request.pending, request.request.inputs.count == 1, request.request.inputs[0].kind == .typed,
      request.request.inputs[0].text.lowercased().hasPrefix("why ")
    else { return nil }
    for target in proposal.targets {
      let sentences = ConfigSchema.Sentence(target: target)
      for proposed in target.changes {
        let sentence = sentences.text(proposed.change)
        guard request.request.inputs[0].text.contains("“\(sentence)”") else { continue }
        return words(sentence, proposed, of: proposal)
      }
    }
    return nil
  }

  private static func words(_ sentence: String, _ proposed: ProposedChange, of proposal: Proposal) -> String {
    var words = ["“\(sentence)”"]
    if proposed.evidence.isEmpty {
      words.append("It follows from the request as a whole: \(proposal.message)")
    } else {
      words.append("It rests on " + Wording.list(proposed.evidence.map(quote)) + ".")
    }
    words += proposed.findings.map(\.message)
    if !proposed.startsSelected, let reason = proposed.unselectedReason {
      words.append("It is left out unless you accept it: \(reason)")
    }
    return (words + ["Nothing was changed; the proposal waits as before."]).joined(separator: "\n")
  }

  private static func quote(_ evidence: Evidence) -> String {
    let place =
      switch evidence.source {
      case .request: "your words"
      case .paste(let number): "pasted text \(number)"
      case .image(let number): "image \(number)"
      }
    return "“\(evidence.quote)” in \(place)"
  }
}
