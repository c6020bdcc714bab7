import ConfigSchema

/// Checks that every amount of time said about stages was given to one of them.
enum StageAmounts {
  /// The words of an amount that no directive took; nil when all are accounted for.
  static func unused(_ sentence: Sentence, names: [String], _ directives: [StageDirective]) -> String? {
    guard !directives.isEmpty else { return nil }
    let tokens = sentence.tokens
    let mentions = StageMentions(tokens, names: names).mentions
    let hours = directives.compactMap { directive -> Double? in
      switch directive {
      case .limit(_, let hours): hours
      case .move(_, _, let after, _): after
      case .noMove: nil
      }
    }
    let reader = StageDirectiveReader(names: names)
    let lost = Tagger.tags(tokens).first { tag in
      guard let span = tag.span, span.relation != .immediate, span.relation != .every,
        !mentions.contains(where: { $0.range.overlaps(tag.core) }), !reader.isOld(tag, tokens)
      else { return false }
      return !hours.contains(span.hours)
    }
    return lost.map { sentence.original($0.range).nonEmpty ?? sentence.words($0.range) }
  }

  static func question(_ words: String) -> Question {
    Question("Which stage is “\(words)” about, and is it the longest time a lead may stay or when it moves on?")
  }
}
