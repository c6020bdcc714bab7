import ConfigSchema

/// Requests that must not or cannot be carried out, with the reason in plain words.
enum Refusals {
  /// - Returns: the first reason to decline, or nil.
  static func decline(_ sentences: [Sentence]) -> Decline? {
    for sentence in sentences {
      if let decline = FairHousing.check(sentence) ?? OptOuts.check(sentence) ?? Screening.check(sentence)
        ?? Reviews.check(sentence)
        ?? Impossible.check(sentence)
      {
        return decline
      }
    }
    return nil
  }
}

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

/// Decisions about applications, credit and criminal records.
enum Screening {
  private static let index = PatternIndex<Bool>(
    [
      "approve|approves|deny|denies|decline|declines|reject|rejects|accept|accepts|approving|denying|rejecting|declining|disqualify ~6 application|applications|applicant|applicants|apps|app",
      "application|applications|applicants|applicant|apps ~8 approve|approved|deny|denied|decline|declined|reject|rejected|disqualify",
      "auto|automatically ~2 approve|deny|decline|reject|screen",
      "run|pull|check|order|start ~5 credit|background|screening",
      "credit score|scores|check|report ~8 over|under|below|above|deny|decline|reject|approve|lost|#",
      "criminal|felony|felonies|arrest|arrests|eviction|background ~6 deny|decline|reject|lost|skip|disqualify|no|not|close|remove|out",
      "deny|decline|reject|turn_down|turn_away|lost|disqualify|skip|close ~8 criminal|felony|felonies|arrest|arrests|evictions|eviction|record|credit",
      "anyone|anybody|people|everyone ~5 record|felony|eviction ~3",
    ].map { ($0, true) })
  private static let work: Set<String> = ["task", "remind", "notify", "ticket", "stage", "pipeline", "note", "alert"]

  static func check(_ sentence: Sentence) -> Decline? {
    guard let match = index.first(in: sentence.tokens) else { return nil }
    let tags = Tagger.tags(sentence.tokens)
    // "when the application is denied send …" or a task to look at it is about what a person decided.
    if sentence.containsAny(work), !sentence.containsAny(["automatically", "auto", "automatic"]) { return nil }
    let opensMoment: (Tag) -> Bool = { tag in
      tag.isWhenClause(sentence.tokens)
        && (match.range.contains(tag.start + 1) || (0...3).contains(match.range.lowerBound - tag.start))
    }
    if tags.contains(where: opensMoment),
      tags.contains(where: { $0.action?.messagesPerson == true })
    {
      return nil
    }
    let criminal = sentence.containsAny(["criminal", "felony", "felonies", "arrest", "arrests", "record"])
    return Decline(
      rule: criminal ? "FH11" : "SC1",
      reason: criminal
        ? "I cannot set this up: “\(sentence.words(match.range))” would turn people away automatically because of a criminal record or arrest. Fair housing law asks for a written screening standard and a person who decides."
        : "I cannot set this up: applications, credit and screening results are not on this platform, and approving or declining an applicant must be decided by a person (FCRA, fair credit reporting). I can create a task when somebody applies online instead."
    )
  }
}

/// Paying for, hiding or posting reviews.
enum Reviews {
  private static let paid = PatternIndex<Bool>(
    [
      "gift|gift_card|credit|discount|rent_credit|money|cash|raffle|reward|coupon|starbucks|amazon|entry|drawing|$ ~12 review|reviews|stars|star",
      "review|reviews|stars ~12 gift|gift_card|credit|discount|rent_credit|cash|reward|coupon|raffle|amazon|starbucks|entry|drawing",
      "# ~1 off ~12 review|reviews|star|stars", "review|reviews|star|stars ~12 # ~2 off",
      "get|gets|receive|earn $|# ~3 off",
      "knock|knocks|take|takes|shave|shaves|cut ~4 off", "bucks|dollars|percent ~2 off",
      "waive|waives ~4 fee|fees|deposit|rent",
      "in exchange|return for", "free ~2 rent|month|parking|coffee|dinner|lunch",
      "pay|bribe|reward ~8 review|reviews", "fake|made_up|phony|invented|bogus ~5 review|reviews",
      "hide|delete|remove|bury|suppress|take_down ~5 bad|negative|poor ~2 review|reviews",
    ].map { ($0, true) })
  private static let posts = PatternIndex<Bool>(
    [
      "post|posts|posted|publish|publishes|published ~5 reply|response|answer|replies|responses|it|them ~4 automatically|auto|without|right_away|immediately|itself|directly",
      "automatically|auto ~3 post|posts|publish|respond|reply|answer ~6 review|reviews",
      "post|posts|publish ~5 reply|replies|response|responses|answer|answers ~4 yourself|by_itself|itself|on_your_own|on_its_own",
      "without ~4 approval|review|anyone|a_person|looking|checking|reading",
    ].map { ($0, true) })

  static func check(_ sentence: Sentence) -> Decline? {
    guard sentence.containsAny(["review", "reviews", "star", "stars", "google", "yelp"]) else { return nil }
    if let match = paid.first(in: sentence.tokens) {
      return Decline(
        rule: "RV3",
        reason:
          "I cannot set this up: “\(sentence.words(match.range))” rewards or hides reviews, which the FTC rule on reviews forbids. You may ask everyone who toured for a review, without a gift or incentive."
      )
    }
    if let match = posts.first(in: sentence.tokens),
      !sentence.containsAny(["draft", "drafted", "drafts", "ticket", "task"])
    {
      return Decline(
        rule: "RV2",
        reason:
          "I cannot post review replies automatically (“\(sentence.words(match.range))”): a person reads and posts every one. I can have a reply drafted for approval instead."
      )
    }
    return nil
  }
}

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
