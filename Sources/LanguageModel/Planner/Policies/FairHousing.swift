import ConfigSchema

/// Requests that would treat people differently by a protected class, or say so in a message.
enum FairHousing {
  struct Class: Sendable {
    let rule: String
    let name: String
  }

  private static let classes = PatternIndex<Class>(
    groups.flatMap { rule, name, patterns in patterns.map { ($0, Class(rule: rule, name: name)) } })

  private static let groups: [(String, String, [String])] = [
    (
      "FH2", "familial status (families with children, pregnancy)",
      [
        "kid|kids|child|children|baby|babies|infant|toddler|toddlers|newborn|teenagers|minors",
        "pregnant|pregnancy|expecting", "family|families with kids|children|a_baby",
        "single mom|moms|mother|mothers|parent|parents|dad|dads", "large|big family|families", "family size",
        "families",
      ]
    ),
    (
      "FH2", "disability",
      [
        "wheelchair|wheelchairs|disabled|disability|disabilities|handicapped|handicap|blind|deaf|walker|mobility",
        "service animal|animals|dog|dogs", "emotional support ~1 animal|animals|dog?", "esa|esas",
        "mental illness|health", "able bodied",
      ]
    ),
    (
      "FH2", "religion",
      [
        "church|churches|christian|christians|muslim|muslims|jewish|jew|jews|mosque|synagogue|catholic|hindu|hindus|religion|religious|mormon|bible"
      ]
    ),
    (
      "FH2", "race or color",
      [
        "race|racial|ethnicity|ethnic|black_people|white_people|black|white families|people|applicants|leads|prospects|tenants|renters",
        "african american|americans",
        "hispanic|hispanics|latino|latinos|latina|asian|asians|arab|arabs|minorities|minority",
      ]
    ),
    (
      "FH2", "national origin",
      [
        "immigrant|immigrants|foreigner|foreigners|foreign|foreign_sounding|accent|accents|citizen|citizens|citizenship|undocumented|visa|passport|passports|green_card|nationality|refugee|refugees",
        "speak|speaks|speaking|speaker|speakers ~3 english|spanish|language|another_language|chinese|arabic",
        "english|spanish|foreign speakers|speaking|speaker|only|language",
        "american|english|european|western|normal_sounding|white|spanish|hispanic|foreign|ethnic|asian|arab|black|muslim|indian|african|mexican|russian|chinese|jewish ~1 sounding|names|name|last_name|last_names|surname|surnames",
        "sounds|sound|sounding ~3 foreign|hispanic|asian|arab|muslim|indian|black|ethnic|mexican|african",
        "last|first name|names ~5 sounds|sound|like|looks|seems",
        "from ~1 mexico|india|china|africa|another_country|other_countries|overseas",
      ]
    ),
    (
      "FH2", "sex, sexual orientation or gender identity",
      [
        "gay|lesbian|transgender|trans|lgbt|lgbtq|same_sex|sexual_orientation|gender",
        "only|no|not ~2 men|women|males|females|girls|guys|ladies", "single men|women|males|females|girls|guys",
      ]
    ),
    (
      "FH9", "source of income (vouchers)",
      [
        "section 8|eight",
        "voucher|vouchers|housing_choice|ssi|food_stamps|welfare|government_assistance|housing_assistance|child_support|public_assistance",
      ]
    ),
    (
      "FH7", "age",
      [
        "people|anyone|leads|prospects|folks|applicants|seniors ~2 under|over|above|below|younger_than|older_than # ",
        "too old|young", "old people|folks|ladies|men", "over|under # years? old", "young people|professionals ~2 only",
        "elderly|seniors", "adults only", "no students|seniors|elderly",
      ]
    ),
    (
      "FH4", "familial status",
      [
        "adults only|adult_only", "no kids|children|families", "mature couples|adults|people",
        "perfect|ideal|great for ~2 singles|young_professionals|couples|empty_nesters|christians|bachelors",
        "child free", "childfree", "singles only",
      ]
    ),
  ]

  private static let worse: Set<String> = [
    "not", "no", "never", "skip", "exclude", "excluding", "except", "lost", "ignore", "deny", "decline", "reject",
    "avoid", "without", "less", "slower", "later", "delay", "last", "dead", "close", "drop", "remove", "only", "lower",
    "block", "filter", "weed", "discourage", "quieter", "instead", "prefer", "rather", "stop", "bottom", "away",
    "elsewhere", "different", "wait", "screen", "unless", "separate", "longer", "before", "first", "prioritize",
    "priority", "hide", "steer", "redirect", "cold", "stay", "keep", "hold", "fewer", "leave", "anyone",
    "full", "unavailable", "taken", "waitlist", "rented", "gone", "higher", "extra", "charge", "double", "discourage",
    "refuse",
  ]
  private static let helpful: Set<String> = [
    "accommodation", "accessible", "accessibility", "playground", "bus", "school", "welcome", "help", "assistance",
  ]

  static func check(_ sentence: Sentence) -> Decline? {
    let matches = classes.all(in: sentence.tokens)
    guard let match = matches.first(where: { isAbout($0, sentence) }) else { return nil }
    let words = sentence.words(match.range)
    let reason =
      match.meaning.rule == "FH9"
      ? "I cannot set this up: “\(words)” would turn people away for their source of income (vouchers, Section 8). Fair housing law protects source of income in many states, and in tax-credit housing everywhere."
      : "I cannot set this up: “\(words)” would treat people differently by \(match.meaning.name). Fair housing law does not allow that, whatever the reason. Everybody who writes in must get the same message and the same service."
    return Decline(rule: match.meaning.rule, reason: reason)
  }

  /// The words sort people and the effect is worse service, or a message states a preference.
  private static func isAbout(_ match: PatternIndex<Class>.Match, _ sentence: Sentence) -> Bool {
    let outside = sentence.tokens.indices.filter { !match.range.contains($0) }.map { sentence.tokens[$0].text }
    let words = Set(outside)
    if match.meaning.rule == "FH4" { return !words.contains("policy") }
    let text = sentence.words(match.range)
    if match.meaning.rule == "FH7" {
      // "leads older than 90 days": how long they have been there.
      if let unit = sentence.tokens[safe: match.range.upperBound], TimeUnit.named(unit.text) != nil,
        unit.text != "years"
      {
        return false
      }
      return !words.isDisjoint(with: worse) && !words.contains("requirement") && !text.contains("senior")
    }
    // "families" and "students" are ordinary words for leads; they need a sorting effect.
    if text == "families" || text == "family" {
      return sorts(sentence, match)
        && !words.isDisjoint(with: [
          "ground", "floor", "quieter", "avoid", "without", "exclude", "lost", "skip", "discourage", "hide", "steer",
          "redirect",
        ]) && !words.contains("decision")
    }
    if text.contains("service animal") || text.contains("emotional support") || text == "esa" {
      return !words.isDisjoint(with: [
        "lost", "skip", "fee", "deposit", "deny", "decline", "reject", "ignore", "exclude", "charge", "no", "close",
      ])
    }
    if !words.isDisjoint(with: helpful),
      words.isDisjoint(with: [
        "skip", "exclude", "lost", "deny", "reject", "decline", "avoid", "ignore", "hide", "steer", "redirect",
        "elsewhere",
      ])
    {
      return false
    }
    // An agent of one's own by how a name sounds, whatever the reason.
    if ["sounding", "name", "names", "surname", "surnames", "last"].contains(where: text.contains),
      !words.isDisjoint(with: ["give", "gets", "get", "assign", "send", "route", "sent", "goes", "go"])
    {
      return true
    }
    // Whoever is singled out by creed, color or sex, to be treated better or worse.
    if singledOut.contains(where: { match.meaning.name.hasPrefix($0) }),
      words.isDisjoint(with: ["language", "translate"]),
      !words.isDisjoint(with: favors), sorts(sentence, match) || isSubject(match, sentence)
    {
      return true
    }
    return sorts(sentence, match) && !words.isDisjoint(with: worse)
  }

  private static let singledOut = ["religion", "race", "sex"]
  private static let favors: Set<String> = [
    "discount", "special", "free", "extra", "deal", "gets", "get", "perk", "offer", "invite", "bonus", "first",
    "reserve",
  ]

  /// "Christians get …": the people named are whom the sentence is about.
  private static func isSubject(_ match: PatternIndex<Class>.Match, _ sentence: Sentence) -> Bool {
    match.range.lowerBound <= 2
  }

  private static let sorting: Set<String> = [
    "if", "when", "who", "mention", "mentions", "mentioned", "with", "leads", "people", "anyone", "prospects",
    "anybody", "someone", "name", "names", "applicants", "for", "from", "only", "have", "has", "having", "whose", "use",
    "uses", "using", "users", "user", "tell", "like", "say", "says", "no", "everyone", "renters", "inquiries",
    "families", "moms", "folks", "families",
  ]

  private static func sorts(_ sentence: Sentence, _ match: PatternIndex<Class>.Match) -> Bool {
    let tags = Tagger.tags(sentence.tokens)
    let isDone =
      tags.contains { $0.action != nil } || tags.contains { $0.event != nil }
      || !EditLexicon.verbs(sentence.tokens, outside: tags).isEmpty
      || sentence.containsAny([
        "send", "reply", "respond", "tell", "charge", "quote", "refuse", "treat", "give", "put", "show", "offer",
        "accept", "rent", "hide", "steer",
        "redirect", "skip",
      ])
    return isDone && sentence.containsAny(sorting)
  }
}
