/// Screens a request for what must not be done at all, before any model or planner works on it.
///
/// It knows plain cases only and stays silent when in doubt: the validator looks at what would be set up in any case.
public enum RequestPolicy {
  private static let screens: [any RequestScreen] = [
    OptedOutScreen(), DecisionScreen(), CriminalScreen(), VoucherScreen(), ClassScreen(), PreferenceScreen(),
    ReviewScreen(),
  ]

  /// Why the request cannot be done; nil when nothing speaks against it.
  ///
  /// Only typed words are the person's own voice. Pasted material counts when nothing was typed, since then it is the request.
  public static func check(_ request: Request, _ facts: PropertyFacts) -> Decline? {
    let typed = request.inputs.filter { $0.kind == .typed }
    for input in typed.isEmpty ? request.inputs : typed {
      for sentence in sentences(input.text) {
        for screen in screens {
          if let decline = screen.decline(sentence, facts) { return decline }
        }
      }
    }
    return nil
  }

  private static func sentences(_ text: String) -> [RequestSentence] {
    Words(text, endingAtLines: true).sentences.map(RequestSentence.init)
  }
}

/// One kind of request that must be declined.
protocol RequestScreen: Sendable {
  func decline(_ sentence: RequestSentence, _ facts: PropertyFacts) -> Decline?
}

/// The words of one sentence.
struct RequestSentence {
  let words: ArraySlice<String>
  let all: Set<String>

  init(_ words: ArraySlice<String>) { (self.words, all) = (words, Set(words)) }

  func has(_ some: Set<String>) -> Bool { !all.isDisjoint(with: some) }

  /// The parts between pauses, with where they begin.
  var clauses: [ArraySlice<String>] { words.split(separator: Words.pause) }
}
