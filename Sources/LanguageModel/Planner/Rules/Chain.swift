/// "every wait runs from the step before it": how a person says that delays add up.
enum Chain {
  private static let index = PatternIndex<Bool>(
    [
      "each|every|all|the ~2 wait|waits|delay|delays|gap|time|times|timer|clock|interval|count|step ~4 from|after|off ~3 before|previous|prior|last|preceding",
      "counted|counting|measured|timed from|off ~2 previous|prior|last|preceding|step|one before?",
      "each|every one|step|message ~3 after ~2 one_before|previous|last_one|prior",
    ].map { ($0, true) })

  static func isSaid(_ sentence: Sentence) -> Bool { index.first(in: sentence.tokens) != nil }
}
