/// What a message from a person says about getting messages. Pure.
///
/// The words carriers know count when they are the whole message; anything longer has to be a clear sentence. A wish that is
/// missed is a breach of the law, one that is imagined silences a person who wanted to hear from us: what is not clear is left to
/// people.
public enum StopWords {
  public enum Wish: Hashable, Sendable {
    /// No texts, and no other message either.
    case stopEverything
    case stopEmails
    /// Undoes a stop that came by the same way.
    case start
  }

  /// - Parameter channel: `sms`, `email`, `widget`, `chat`; nil = not known.
  /// - Returns: nil when it says nothing of the kind.
  public static func wish(_ text: String, channel: String?) -> Wish? {
    let message = channel == "email" ? MessageWords.withoutQuotes(text) : text
    let whole = MessageWords.words(message).joined(separator: " ")
    guard whole.utf8.count <= 2_000 else { return nil }
    if starts.contains(whole) { return .start }
    let isMail = channel == "email"
    // To a chat window "end" and "cancel" say something else.
    if stops.contains(whole) || (bare.contains(whole) && (channel == nil || channel == "sms" || isMail)) {
      return isMail ? .stopEmails : .stopEverything
    }
    for sentence in MessageWords.sentences(message) {
      let core = MessageWords.core(sentence).joined(separator: " ")
      if mailSentences.contains(core) { return .stopEmails }
      if textSentences.contains(core) { return .stopEverything }
      if openSentences.contains(core) { return isMail ? .stopEmails : .stopEverything }
    }
    return nil
  }

  private static let starts: Set = ["start", "unstop", "opt in", "optin", "resubscribe", "subscribe"]

  private static let stops: Set = [
    "stop", "stopall", "stop all", "unsubscribe", "optout", "opt out", "stop please", "please stop",
    "unsubscribe please",
    "please unsubscribe", "stop stop", "stop stop stop",
  ]

  /// Carriers take these for a stop as well.
  private static let bare: Set = ["cancel", "end", "quit", "revoke"]

  private static let textSentences = combined(
    verbs: ["stop texting", "quit texting", "dont text", "do not text", "never text"],
    objects: ["", "me", "us", "this number", "my number", "my phone", "here"]
  )
  .union(
    combined(
      verbs: ["no more", "stop the", "stop these", "stop sending", "stop sending me", "stop all", "stop with the"],
      objects: ["texts", "text messages", "sms"])
  ).union(["lose my number", "delete my number", "remove my number", "take my number off your list"])

  private static let mailSentences = combined(
    verbs: ["stop emailing", "quit emailing", "dont email", "do not email"], objects: ["", "me", "us", "this address"]
  )
  .union(
    combined(
      verbs: ["no more", "stop the", "stop these", "stop sending", "stop sending me", "stop all"],
      objects: ["emails", "e mails", "mails"]))

  /// Those that name no channel mean the one they came by.
  private static let openSentences = combined(
    verbs: [
      "stop contacting", "stop messaging", "stop bothering", "dont contact", "do not contact", "dont message",
      "do not message", "quit messaging", "quit contacting",
    ], objects: ["", "me", "us"]
  ).union(
    combined(
      verbs: ["no more", "stop the", "stop these", "stop sending", "stop sending me", "stop all"],
      objects: ["messages", "msgs"])
  ).union(
    combined(
      verbs: ["take me off", "remove me from", "take us off", "unsubscribe me from"],
      objects: ["your list", "the list", "this list", "your mailing list", "your lists", "this", "everything"])
  ).union([
    "remove me", "unsubscribe me", "opt me out", "i want to opt out", "i want to unsubscribe", "id like to unsubscribe",
    "id like to opt out", "i would like to unsubscribe", "i opt out", "leave me alone", "stop sending me stuff",
    "i dont want any more messages", "i do not want any more messages", "i dont want to hear from you",
    "i dont want to be contacted", "i revoke my consent", "i withdraw my consent",
  ])

  private static func combined(verbs: [String], objects: [String]) -> Set<String> {
    Set(verbs.flatMap { verb in objects.map { $0.isEmpty ? verb : verb + " " + $0 } })
  }
}
