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
    case .resident, .campaign: standard.name
    }
  }
}

/// Words that speak of changing a pipeline that exists.
enum PipelineEditWords {
  private static let words: Set<String> = [
    "rename", "delete", "remove", "insert", "change", "shorten", "extend", "between", "step", "move", "drop", "reorder",
    "switch", "turn", "take", "longer", "instead",
  ]

  static func isEdit(_ sentence: Sentence) -> Bool {
    sentence.tokens.enumerated().contains { i, token in
      guard words.contains(token.text) else { return false }
      return !(token.text == "move" && ["out", "in", "outs", "ins"].contains(sentence.tokens[safe: i + 1]?.text ?? ""))
    }
  }
}
