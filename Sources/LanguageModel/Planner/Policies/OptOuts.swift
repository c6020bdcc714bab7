import ConfigSchema

/// Texting people who said stop.
enum OptOuts {
  private static let people = PatternIndex<Bool>(
    [
      "replied|replies|said|says|texted|texts|wrote|writes|sent|sends|answered|answers|reply|say|text|who ~3 stop|unsubscribe|quit",
      "opted|opt|opts out",
      "opt_out|opt_outs|optout|optouts|opted_out", "unsubscribed|unsubscribe|unsubscribers",
      "on the? do_not_text|do_not_call|dnc|do_not_contact|suppression ~1 list?", "do not call|text|contact list", "dnc",
      "asked ~5 stop|not_to ~2 texting|text|contact|messaging|be_texted|be_contacted", "told us ~3 stop|not_to",
      "revoked ~2 consent", "without ~2 consent|permission", "no consent", "did not ~2 consent|opt_in", "blocked us",
    ].map { ($0, true) })
  private static let evading = PatternIndex<Bool>(
    [
      "different|another|second|other|new number ~6 opted|stop|blocked|unsubscribed",
      "get|gets|getting around ~4 opt_out|stop|opt|unsubscribe",
      "ignore|override|bypass|skip|disregard|remove|leave_off|leave_out|drop ~4 opt_out|opt_outs|stop_replies|unsubscribe|stop|quiet_hours|consent",
    ].map { ($0, true) })
  private static let sends: Set<String> = [
    "text", "texts", "sms", "send", "message", "email", "blast", "call", "hit", "reach", "ping", "contact", "resume",
    "include", "shoot", "again", "drip", "try", "cell", "phone", "ring", "dial", "whatsapp", "keep",
  ]
  private static let respects: Set<String> = [
    "not", "never", "exclude", "excluding", "skip", "except", "unless", "mark", "stop", "remove", "no", "task", "note",
    "suppress",
  ]

  static func check(_ sentence: Sentence) -> Decline? {
    guard let match = people.first(in: sentence.tokens) ?? evading.first(in: sentence.tokens),
      !stopsSomething(match.range, sentence.tokens)
    else { return nil }
    if evading.first(in: sentence.tokens) == nil {
      guard sentence.containsAny(sends) else { return nil }
      let outside = sentence.tokens.indices.filter { !match.range.contains($0) }.map { sentence.tokens[$0].text }
      if outside.contains("never"), outside.contains("again") { return alreadySo }
      if outside.contains(where: { respects.contains($0) }) && !outside.contains("again") && !outside.contains("anyway")
        && !outside.contains("still")
      {
        return nil
      }
    }
    let words = sentence.words(match.range)
    return Decline(
      rule: "TX4",
      reason:
        "I cannot set this up: “\(words)” is about people who opted out (said STOP) or never gave consent. Texting them again breaks the telephone consumer law (TCPA), from any number. I can e-mail or text people who have not opted out instead."
    )
  }

  private static let alreadySo = Decline(
    rule: "TX4",
    reason:
      "It need not be: whoever says STOP or opts out gets no more texts already, whatever is set up, until they write START."
  )

  /// "when somebody replies stop the drip": the order is to stop something; nobody said stop.
  private static func stopsSomething(_ range: Range<Int>, _ tokens: [Token]) -> Bool {
    guard ["stop", "quit"].contains(tokens[range.upperBound - 1].text) else { return false }
    return ["the", "our", "all", "this", "that", "any", "sending", "texting", "emailing", "everything"].contains(
      tokens[safe: range.upperBound]?.text ?? "")
  }
}
