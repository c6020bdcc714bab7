import ConfigSchema

/// Things the configuration cannot express.
enum Impossible {
  private static let entries: [(String, String)] = [
    (
      "raise|increase|lower|change|adjust|set|bump|cut|reduce|slash|drop|discount|knock ~5 rent|rents|rates|pricing ~8",
      "rents and prices are set in the property management software, which this program does not reach. I can remind the person who sets them with a task."
    ),
    (
      "blast|mass|bulk ~3 text|texts|email|emails|message|sms|send|everyone|all|leads|residents",
      "it cannot send a bulk message to existing people: a trigger acts when an event happens. I can set up a message for the event that comes closest, such as a lead who has gone quiet."
    ),
    (
      "text|email|message|send|blast|sms ~3 all|every|everyone|everybody ~3 residents|tenants|current_residents",
      "it cannot send bulk messages to existing residents: a trigger acts on an event, and residents are not stored here."
    ),
    (
      "text|email|message|blast ~2 all|every|everyone|everybody ~4 in_the_system|in_the_database|on_the_list|we_have|already_in|currently",
      "it cannot send a bulk message to existing people: a trigger acts when an event happens."
    ),
    (
      "text|email|message|blast all our|my|the|of_our leads|prospects|contacts|people|residents",
      "it cannot send a bulk message to existing people: a trigger acts when an event happens. I can set up a message for the event that comes closest, such as a lead who has gone quiet."
    ),
    (
      "text|email|message|send|call|blast ~7 yesterday|last_week|last_month|last_year|this_past_week|last_weekend",
      "a trigger acts when an event happens from now on, not on people of the past. I can set it up for everybody to whom it happens from today."
    ),
    (
      "every monday|tuesday|wednesday|thursday|friday|saturday|sunday|day|morning|week|month|night|evening|quarter|year|#",
      "there is no recurring schedule: a trigger acts on an event, not on the calendar. I can tie it to an event such as a lead who has gone quiet, or make a chain of steps with delays."
    ),
    (
      "every # minutes|hours|days|weeks|months|day|week",
      "there is no recurring schedule: a trigger acts on an event, not on the calendar. I can make a chain of steps with delays, such as after 3, 6 and 9 days."
    ),
    (
      "daily|weekly|monthly|first_of_the_month|once_a_week|once_a_month|once_a_day|each_week|each_month|each_day|each_morning|every_other_day|every_other_week|every_other_month|every_other_monday|every_other_tuesday|every_other_wednesday|every_other_thursday|every_other_friday|twice_a_week|twice_a_day|quarterly|biweekly",
      "there is no recurring schedule: a trigger acts on an event, not on the calendar. I can tie it to an event, or make a chain of steps with delays."
    ),
    (
      "lease|leases ~3 ends|end|expires|expire|expiration|expiring|up|is_up|renewal_date|end_date",
      "lease dates are not stored on this platform, so no event can act on a lease end. I can set up a renewal pipeline that people work by hand."
    ),
    (
      "before|after|of ~4 lease ~1 end|expires|expiration|ends|expiring|is_up|is_over",
      "lease dates are not stored on this platform, so no event can act on a lease end. I can set up a renewal pipeline that people work by hand."
    ),
    (
      "rent ~4 late|overdue|past_due|unpaid|due|delinquent",
      "rent and payments are not stored on this platform, so no event can act on them."
    ),
    (
      "late|past_due|delinquent|unpaid|overdue rent|payment|payments|balance",
      "rent and payments are not stored on this platform, so no event can act on them."
    ),
    (
      "robocall|robo_call|voice_call|auto_dial|autodial|auto_call|ringless|voice_mail_drop|voicemail_drop|prerecorded",
      "it cannot call people by voice. I can create a task for a person to call."
    ),
    (
      "automatically|auto call|calls|dial|phone|ring them|him|her|the_lead|leads|prospects|people",
      "it cannot call people by voice. I can create a task for a person to call."
    ),
    (
      "robot|automated|recorded|artificial|computer|ai voice|call|calls|dialer|voicemail",
      "it cannot call people by voice. I can create a task for a person to call."
    ),
    (
      "charge|collect|refund|withhold ~5 rent|deposit|fee|fees|card|payment|balance",
      "payments are not on this platform, so it can neither take nor return money. I can create a task for a person."
    ),
    (
      "evict|evicts|evicting|eviction_notice|lock_out|change_the_locks",
      "evictions are decided and served by people under state law. I can remind the manager instead."
    ),
    (
      "thanksgiving|christmas|holidays|holiday|easter|memorial_day|labor_day|fourth_of_july|new_years",
      "there is no calendar of holidays. A trigger can look at the weekday and the hour; for a holiday a person switches it off or on."
    ),
    (
      "maintenance|work_order|work_orders|service_request ~4 submitted|request|requests|comes_in|open|opened|completed|closed",
      "maintenance requests are not on this platform, so no event can act on them."
    ),
    (
      "package|packages ~3 arrives|arrive|delivered|delivery",
      "packages are not on this platform, so no event can act on them."
    ),
    ("birthday|birthdays", "birthdays are not stored on this platform, so no event can act on them."),
    (
      "assign|route|give|round_robin|distribute ~4 leads|lead|new_leads ~4 to|between|among|evenly|round_robin",
      "leads have no owner on this platform, so they cannot be assigned; only tours can. I can create a task for a named person when a lead comes in."
    ),
    (
      "open|opens|opened|click|clicks|clicked|read|reads ~3 email|emails|link|message|text",
      "whether somebody opens or clicks a message is not recorded by the platform, so nothing can act on it. I can act on a tour, a status or days without contact instead."
    ),
    (
      "move|moves|moved ~3 resident|residents ~6",
      "no event moves a resident by itself: residents and leases are not stored here. A renewal pipeline can move on after a time in a stage."
    ),
  ]
  private static let index = PatternIndex<String>(entries.map { ($0.0, $0.1) })

  static func check(_ sentence: Sentence) -> Decline? {
    guard let match = index.all(in: sentence.tokens).first(where: { isMeant($0.range, sentence) }) else { return nil }
    return Decline(
      rule: "impossible",
      reason: "I cannot set this up: “\(sentence.words(match.range))” is not possible, because \(match.meaning)")
  }

  /// "our monthly newsletter", "the daily parking rate": how something is called, no schedule.
  private static func isAdjective(_ range: Range<Int>, _ tokens: [Token]) -> Bool {
    guard range.count == 1, ["daily", "weekly", "monthly", "quarterly"].contains(tokens[range.lowerBound].text) else {
      return false
    }
    let things: Set<String> = [
      "newsletter", "newsletters", "rate", "rates", "rent", "rents", "fee", "fees", "price", "prices", "cost", "costs",
      "payment", "payments", "special", "specials", "budget", "income", "parking", "total",
    ]
    return tokens[range.upperBound...].prefix(2).contains { things.contains($0.text) }
  }

  /// What a message or a task is about is no order by itself.
  private static func isWording(_ range: Range<Int>, _ tokens: [Token]) -> Bool {
    let tags = Tagger.tags(tokens)
    guard tags.contains(where: { $0.event?.isWeak == false && !$0.isNegated && !$0.range.overlaps(range) }) else {
      return false
    }
    return tags.contains { tag in
      guard let kind = tag.action, !tag.isNegated, tag.end <= range.lowerBound else { return false }
      let later = tags.filter { $0.start >= tag.end }
      guard let content = ContentRegion.range(after: tag, kind, tokens, later) else { return false }
      return content.contains(range.lowerBound) && content.contains(range.upperBound - 1)
    }
  }

  /// "every new lead" is no schedule, and a pipeline may speak of lease ends.
  private static func isMeant(_ range: Range<Int>, _ sentence: Sentence) -> Bool {
    let tokens = sentence.tokens
    if sentence.containsAny(["pipeline", "stage", "stages", "funnel"]) { return false }
    let first = tokens[range.lowerBound].text
    if isWording(range, tokens) || isAdjective(range, tokens) { return false }
    if first == "every", tokens[range.upperBound - 1].kind == .number,
      TimeUnit.named(tokens[safe: range.upperBound]?.text ?? "") == nil
    {
      return false
    }
    if ["raise", "increase", "lower", "change", "adjust", "set", "bump", "cut", "drop", "reduce"].contains(first),
      tokens[..<range.lowerBound].contains(where: { ["competitor", "competitors", "comp", "comps"].contains($0.text) })
    {
      return false
    }
    if sentence.containsAny(["competitor", "competitors", "comp", "comps", "competition"]) { return false }
    if ["open", "opens", "opened"].contains(first), sentence.contains("ticket") { return false }
    if ["assign", "route", "give"].contains(first), sentence.contains("task") { return false }
    if ["move", "moves", "moved"].contains(first), sentence.contains("mark") { return false }
    // "same every day, weekends too": the hours hold on all days.
    if first == "every", ["same", "on", "is", "it", "time"].contains(tokens[safe: range.lowerBound - 1]?.text ?? ""),
      Tagger.tags(tokens).contains(where: { if case .clock = $0.meaning { true } else { false } })
        || tokens[safe: range.lowerBound - 1]?.text == "same"
    {
      return false
    }
    // Only as a moment ("when they open the mail") or a condition ("who never clicked") does reading matter.
    if ["read", "reads", "open", "opens", "opened", "click", "clicks", "clicked"].contains(first) {
      let before = tokens[max(0, range.lowerBound - 6)..<range.lowerBound]
      if !before.contains(where: {
        ["when", "if", "once", "who", "whenever", "after", "unless", "until", "anyone", "as"].contains($0.text)
      }) {
        return false
      }
    }
    let isContent =
      tokens[..<range.lowerBound].contains {
        ["saying", "says", "asking", "about", "with", "explaining", "that", "reminding", "on", "mentioning"].contains(
          $0.text)
      }
      && [
        "read", "late", "holiday", "holidays", "rent", "lease", "raise", "open", "click", "thanksgiving", "birthday",
        "maintenance", "package",
      ].contains(first)
    return !isContent
  }
}
