/// A short title for a task, from the person's words or from the moment.
enum TaskTitle {
  static func write(_ content: String, _ rule: RuleDraft) -> String {
    var words = content.trimmed.split(separator: " ").map(String.init)
    strip(&words)
    let text = words.map(aboutLead).joined(separator: " ")
    let says = words.contains { !empty.contains(plain($0)) && !WordClass.words("team").contains(plain($0)) }
    if says, !Self.bare.contains(words.map(Self.plain)),
      text.split(separator: " ").count >= 2 || words.last.map(isDeed) ?? false
    {
      return Wording.capitalised(Wording.shortened(text, 90))
    }
    return usual(rule)
  }

  /// "let me know with a task", "a task for a call": the channel again, or what the usual title says better.
  private static let bare: Set<[String]> = [
    ["with", "a", "task"], ["by", "task"], ["via", "task"], ["a", "call"], ["the", "call"], ["a", "phone", "call"],
    ["with", "a", "todo"], ["through", "a", "task"],
  ]

  /// Words that say nothing of what is to be done.
  private static let empty: Set<String> = [
    "", "the", "a", "an", "our", "my", "know", "it", "about", "that", "this", "so", "of",
  ]

  private static let front: [[String]] = [
    ["to"], ["so", "that"], ["so"], ["for", "the"], ["for", "us"], ["for", "me"], ["for"], ["that", "says"], ["saying"],
    ["says"], ["about"], ["someone"], ["somebody"], ["we"], ["i"], ["us"], ["me"], ["the", "office"], ["the", "team"],
    ["the", "leasing", "desk"], ["the", "leasing", "team"], ["the", "manager"], ["leasing", "desk"],
    ["leasing", "team"], ["leasing", "office"], ["office"], ["team"], ["manager"], ["staff"], ["can"], ["should"],
    ["needs"], ["remind"], ["reminds"], ["remember"], ["have"], ["need"],
    ["titled"], ["called"], ["named"], ["with", "title"], ["them", "to"], ["it", "to"], ["will"], ["tell"], ["let"],
    ["on", "our", "side"], ["on", "our", "end"],
    ["know"], ["that"], ["which"], ["notify"], ["alert"], ["ping"], ["to"], ["a", "reminder"],
  ]

  private static func strip(_ words: inout [String]) {
    var changed = true
    while changed {
      changed = false
      for phrase in front where words.count > phrase.count && words.prefix(phrase.count).map({ plain($0) }) == phrase {
        words.removeFirst(phrase.count)
        changed = true
        break
      }
    }
    while let last = words.last, words.count > 1, ["yes", "yeah", "please", "right"].contains(plain(last)) {
      words.removeLast()
    }
    while let last = words.last, let end = last.last, ",.;:)".contains(end) {
      words[words.count - 1] = String(last.dropLast())
      if words[words.count - 1].isEmpty { words.removeLast() }
    }
  }

  /// "a task for screening".
  private static func isDeed(_ word: String) -> Bool { plain(word).hasSuffix("ing") && plain(word).utf8.count > 5 }

  private static func plain(_ word: String) -> String { word.lowercased().filter { $0.isLetter } }

  private static func aboutLead(_ word: String) -> String {
    switch plain(word) {
    case "them", "him", "her": "the lead" + word.drop { $0.isLetter }
    case "calls": "call"
    default: word
    }
  }

  private static func usual(_ rule: RuleDraft) -> String {
    switch rule.event.type {
    case "lead_created", "lead_uncontacted": "Call this new lead"
    case "tour_no_show": "Call to rebook the missed tour"
    case "tour_cancelled": "Call to rebook the cancelled tour"
    case "tour_completed": "Follow up after the tour"
    case "tour_unmarked": "Mark what happened at the tour"
    case "lead_bucket_changed", "lead_scored": "Call this \(rule.event.title.lowercased())"
    case "lead_stale": "Call: this lead has gone quiet"
    case "lead_stage_overdue": "Overdue: move this lead on"
    case "lead_move_in_approaching": "Call: move-in date is near"
    case "review_unanswered": "Answer this review"
    case "website_form_submitted": "Call: " + rule.event.title.lowercased()
    default: "Follow up: " + rule.event.title.lowercased()
    }
  }
}
