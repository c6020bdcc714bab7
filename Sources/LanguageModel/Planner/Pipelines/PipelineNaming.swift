import ConfigSchema

/// Names of new pipelines.
enum PipelineNaming {
  /// A name in quotation marks after "called" or "named".
  static func quoted(_ sentence: Sentence) -> String? {
    let tokens = sentence.tokens
    for (i, token) in tokens.enumerated() where ["called", "named", "name", "titled", "call"].contains(token.text) {
      var at = i + 1
      while let next = tokens[safe: at], next.isMark(":") || ["it", "the", "is", "pipeline"].contains(next.text) {
        at += 1
      }
      guard let next = tokens[safe: at] else { continue }
      if next.kind == .quote { return next.content }
      var end = at
      while let word = tokens[safe: end], !word.isMark, word.isCapital, end - at < 5 { end += 1 }
      if end > at { return sentence.original(at..<end) }
    }
    return nil
  }

  static func usual(_ type: PipelineType, _ sentence: Sentence, _ standard: StandardPipelines.Standard) -> String {
    switch type {
    case .lead:
      switch PropertyTypes.mentioned(sentence.tokens) {
      case "student": "Student leasing"
      case "senior": "Senior leasing"
      case "affordable": "Affordable leasing"
      default: "Leasing"
      }
    case .resident, .campaign: purpose(sentence) ?? standard.name
    }
  }

  /// Words that only say whose pipeline it is.
  private static let plain: Set<String> = [
    "our", "the", "a", "an", "my", "resident", "residents", "current", "renewal", "renewals", "campaign", "campaigns",
    "marketing", "lease", "leases", "tenant", "tenants", "us", "me", "this", "that", "property", "building", "team",
    "program", "process", "existing", "people", "stages", "steps",
  ]

  /// "a pipeline for our resident referral program": what it is for, when that says more than whose it is.
  private static func purpose(_ sentence: Sentence) -> String? {
    let tokens = sentence.tokens
    guard let noun = tokens.firstIndex(where: { ["pipeline", "board", "funnel"].contains($0.text) }),
      tokens[safe: noun + 1]?.text == "for"
    else { return nil }
    let stops: Set<String> = ["with", "that", "like", "where", "and"]
    let end = tokens[(noun + 2)...].firstIndex { $0.isMark || $0.kind == .quote || stops.contains($0.text) }
    var range = (noun + 2)..<(end ?? tokens.count)
    while let first = range.first, ["our", "the", "a", "an", "my"].contains(tokens[first].text) {
      range = (first + 1)..<range.upperBound
    }
    guard range.upperBound < tokens.count || tokens.count - noun <= 7, (1...4).contains(range.count),
      tokens[range].allSatisfy({ $0.kind == .word }),
      tokens[range].contains(where: { !plain.contains($0.text) })
    else { return nil }
    return Wording.capitalised(sentence.original(range))
  }
}

/// Words that speak of changing a pipeline that exists.
enum PipelineEditWords {
  private static let words: Set<String> = [
    "rename", "delete", "remove", "insert", "change", "shorten", "extend", "between", "step", "move", "drop", "reorder",
    "switch", "turn", "take", "longer", "instead", "better", "improve", "fix", "update", "clean", "optimize",
  ]

  static func isEdit(_ sentence: Sentence) -> Bool {
    sentence.tokens.enumerated().contains { i, token in
      guard words.contains(token.text) else { return false }
      return !(token.text == "move" && ["out", "in", "outs", "ins"].contains(sentence.tokens[safe: i + 1]?.text ?? ""))
    }
  }
}
