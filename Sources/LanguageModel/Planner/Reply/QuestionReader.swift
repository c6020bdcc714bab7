import ConfigSchema

/// Tells a question about the set-up from a request put as a question.
enum QuestionReader {
  private static let openers = PatternIndex<Bool>(
    [
      "what happens|happen|happened|would_happen|will_happen|is|are|do|does|did|goes|triggers|automations|rules|stages|time|sla|gets|messages|texts|emails|kind|comes|else|all",
      "which|how_many|how_long|how_often|how_soon|how_much|how_fast|who|why|where", "how does|do|is|are|did|come",
      "when does|do|is|are|will|did", "do|does|did we|i|you|it|they|any|the|our|that|somebody|leads|anything",
      "is|are there|the|we|our|any|it|that|this|they", "list|show|display|print me|us|all|the|my|our|every|what",
      "tell me what|which|how|about|when|if", "remind me what|which|how|when",
      "can you tell|show|explain|list|remind_me|walk", "could you tell|show|explain|list", "explain", "walk me through",
      "summarize|summarise|describe", "give me a|an|the list|overview|rundown|summary", "what about", "whats",
      "anything", "i_want|want|like|love to know|see what|which|how|if|when", "have we got",
    ].map { ($0, true) })

  /// A polite request: "can you add", "could we get", "would you mind".
  private static let requests = PatternIndex<Bool>(
    [
      "can|could|would|will|may we|you|i|someone|it|they ~2 set|get|add|make|create|have|send|change|move|turn|switch|build|put|delete|remove|rename|remind|invite|thank|welcome|message|forward|escalate|flag|enable|disable|reactivate|swap|alert|call|copy|start|stop|do|text|email|also|please|just|give|mind|pause|fix|bump|push|update|shorten|extend|open|draft|post|shut|set_up|not|be|start|drop|take|write|notify|let|tell_them|remind_them|ping|shoot|mark|close|log|use|keep|use|run|apply|roll",
      "do you mind", "is|would it ~1 be? possible|ok|okay|fine to|for|if", "are you able to", "are we able to",
      "how about we|you|a|an", "why do_not_we|not",
      "what if we|it|you|they",
    ].map { ($0, true) })

  /// The first words after greetings and the like.
  private static func opening(_ sentence: Sentence) -> [Token] {
    Array(
      sentence.tokens.drop {
        $0.isMark
          || [
            "hey", "hi", "ok", "okay", "so", "um", "quick", "question", "also", "and", "just", "wondering", "wait",
            "hello", "curious", "q", "qq", "but",
          ].contains($0.text)
      }.prefix(12))
  }

  /// A question that politely asks for a deed: "could you remove the last text?"
  static func isRequest(_ sentence: Sentence) -> Bool { requests.longest(opening(sentence), at: 0) != nil }

  private static let asking: Set<String> = [
    "do", "does", "did", "is", "are", "was", "were", "has", "have", "what", "which", "how", "who", "why", "where",
    "whats",
  ]

  /// "How about a text an hour later?": a deed with its time or moment, offered as a question.
  private static func proposes(_ sentence: Sentence) -> Bool {
    let tags = Tagger.tags(sentence.tokens)
    return sentence.tokens.contains { $0.text == "about" }
      && tags.contains { $0.action != nil } && tags.contains { $0.span != nil || $0.event?.isWeak == false }
  }

  static func isQuestion(_ sentence: Sentence) -> Bool {
    let opening = opening(sentence)
    guard !opening.isEmpty else { return false }
    if requests.longest(opening, at: 0) != nil,
      openers.longest(opening, at: 0) == nil
        || !["tell", "show", "explain", "list", "walk"].contains(where: { word in
          opening.prefix(4).contains { $0.text == word }
        })
    {
      return false
    }
    if sentence.isQuestion, asking.contains(opening[0].text), !proposes(sentence) { return true }
    guard openers.longest(opening, at: 0) != nil else { return false }
    let imperative = [
      "list", "show", "tell", "remind", "explain", "summarize", "summarise", "describe", "walk", "give", "display",
      "print", "can", "could",
    ]
    return sentence.isQuestion
      || ["what", "which", "how", "why", "who", "do", "does", "did", "is", "are", "where", "whats"].contains(
        opening[0].text)
      || imperative.contains(opening[0].text) && !Pointers.asksForSomething(sentence)
  }

  private static let leads = PatternIndex<Bool>(
    [
      "what|whats happens|happen|happened|would_happen|will_happen|goes_on|goes_out|gets_sent|is_sent|fires|runs|do_we_do|do_we_send|do_we_have|do_they_get",
      "how do|does|did|is|are", "which ~1 automations|rules|triggers ~1 run|runs|fire|fires|act?",
    ].map { ($0, true) })

  /// The words of a question without those that only ask: of "what happens when they cancel" the moment.
  static func topic(_ tokens: [Token]) -> [Token] {
    guard let start = tokens.firstIndex(where: { !$0.isMark }), let match = leads.longest(tokens, at: start),
      match.range.upperBound < tokens.count
    else { return tokens }
    return Array(tokens[match.range.upperBound...])
  }

  /// Two questions in one: "how long is Contacted, and is the hello text on?"
  static func parts(_ sentence: Sentence) -> [Sentence] {
    let tokens = sentence.tokens
    guard
      let at = tokens.indices.dropFirst().first(where: { i in
        tokens[i].text == "and"
          && ["what", "is", "are", "how", "which", "do", "does", "who", "whats"].contains(
            tokens[safe: i + 1]?.text ?? "")
      })
    else { return [sentence] }
    var (first, second) = (sentence, sentence)
    first.tokens = Array(tokens[..<at])
    second.tokens = Array(tokens[(at + 1)...])
    return [first, second]
  }
}
