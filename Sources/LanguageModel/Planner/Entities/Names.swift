/// Compares names by their words, whatever the spelling: "No-show recovery", "no show text".
enum Names {
  /// Words of a name in comparable form, without articles.
  static func words(_ text: String) -> [String] { words(of: Tokenizer.read(text).tokens) }

  /// The words of a name as written.
  static func spelled(_ text: String) -> [String] {
    Tokenizer.read(text).tokens.filter { $0.kind == .word }.map(\.text)
  }

  static func words(of tokens: [Token]) -> [String] {
    tokens.compactMap { token in
      switch token.kind {
      case .word, .number: normal(token)
      case .quote, .address, .mark, .lineBreak: nil
      }
    }
  }

  static func normal(_ token: Token) -> String? {
    if token.kind == .number, let value = token.value, value == value.rounded(), abs(value) < 1e9 {
      return String(Int(value))
    }
    return normal(token.text)
  }

  /// One word in comparable form; nil for words that do not tell anything apart.
  static func normal(_ word: String) -> String? {
    if stopWords.contains(word) { return nil }
    // "the second drip mail" is "Drip email 2".
    if let ordinal = NumberWords.ordinal(word), ordinal > 1 { return String(ordinal) }
    return NameSynonyms.table[word] ?? singular(word)
  }

  private static let stopWords: Set<String> = [
    "a", "an", "the", "of", "to", "for", "and", "our", "my", "that", "this", "is", "in", "on", "at", "with",
  ]

  private static func singular(_ word: String) -> String {
    if word.hasSuffix("ies"), word.utf8.count > 4 { return word.dropLast(3) + "y" }
    if word.hasSuffix("ss") || word.hasSuffix("us") || word.hasSuffix("is") { return word }
    return word.hasSuffix("s") && word.utf8.count > 3 ? String(word.dropLast()) : word
  }

  static func same(_ a: String, _ b: String) -> Bool { words(a) == words(b) && !words(a).isEmpty }

  /// Whether every word of `part` stands in `whole`.
  static func covers(_ part: String, _ whole: String) -> Bool {
    let parts = words(part)
    let all = Set(words(whole))
    return !parts.isEmpty && parts.allSatisfy { all.contains($0) }
  }

  /// Whether the tokens from `start` on spell out a name.
  static func starts(_ tokens: [Token], _ start: Int, with name: String) -> Bool {
    end(tokens, start, of: words(name)) != nil
  }

  /// The end of a name that begins at `start`; articles inside it do not matter.
  static func end(_ tokens: [Token], _ start: Int, of words: [String]) -> Int? {
    guard let first = words.first, let token = tokens[safe: start], normal(token) == first else { return nil }
    var at = start
    var n = 0
    while n < words.count, let token = tokens[safe: at] {
      if token.kind == .word || token.kind == .number {
        if let word = normal(token) {
          guard word == words[n] else { return nil }
          n += 1
        }
      } else if !(token.isMark("/") || token.isMark("&") || token.isMark("+")) {
        return nil
      }
      at += 1
    }
    return n == words.count ? at : nil
  }
}

/// Words that name the same thing in the names of items.
enum NameSynonyms {
  static let table: [String: String] = {
    var result: [String: String] = [:]
    for (word, others) in groups { for other in others.split(separator: " ") { result[String(other)] = word } }
    return result
  }()

  private static let groups: [(String, String)] = [
    ("text", "texts texting sms message messages txt"), ("email", "emails mail mails emailing"),
    (
      "tour",
      "tours touring showing showings viewing viewings visit visits appointment appointments appt appts walkthrough"
    ),
    ("toured", "visited viewed"),
    ("lead", "leads prospect prospects inquiry inquiries enquiry guest guests gc gcs"),
    ("cancel", "cancels cancelled canceled cancellation cancellations cancelling canceling"),
    ("remind", "reminder reminders reminding reminds"), ("nudge", "nudges poke pokes"), ("thank", "thanks thankyou"),
    ("hour", "hours hr hrs h"), ("day", "days d"), ("minute", "minutes min mins"), ("week", "weeks wk wks"),
    ("reply", "replies responder response responses reponse"), ("welcome", "welcomes welcoming"),
    ("show", "shows showed"),
    ("confirm", "confirmation confirmations confirms confirmed confirming"),
    ("alert", "alerts notification notifications notify"), ("call", "calls calling phone"), ("task", "tasks todo"),
    ("follow", "follows following"), ("up", "ups"), ("recover", "recovery recovering"),
    ("renewal", "renewals renew renewing"), ("application", "applications app apps apply applied"),
    ("contacted", "contact contacts contacting"), ("booked", "scheduled set booking"), ("sign", "signed signing"),
    ("instant", "instantly immediate immediately"), ("guarantor", "guarantors cosigner"),
    ("inform", "info information"),
  ]
}
