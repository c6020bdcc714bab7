/// People of a protected class are to get less, or others to get more.
struct ClassScreen: RequestScreen {
  func decline(_ sentence: RequestSentence, _ facts: PropertyFacts) -> Decline? {
    if sentence.has(Self.mending) { return nil }
    let clauses = sentence.clauses
    var governed: String?
    for clause in clauses {
      let people = Self.people.hits(in: clause).first
      let denials = Self.isAboutHours(clause) ? [] : Self.denials.hits(in: clause)
      if let people, !denials.isEmpty || Self.isPreferred(people, in: clause) { return Self.refusal(people.tag) }
      if let governed, !denials.isEmpty, !Self.turnsToOthers(clause) { return Self.refusal(governed) }
      if let people, Self.opens(clause) { governed = people.tag }
    }
    return nil
  }

  private static func refusal(_ className: String) -> Decline {
    Decline(
      rule: className == "familial status" || className == "disability" ? "FH2" : "FH1",
      reason: "This would treat people differently because of \(explained[className] ?? className). "
        + "Fair housing law does not allow that. Everyone who writes in has to get the same service.")
  }

  private static let explained = [
    "familial status": "children in the family (familial status)",
    "origin": "where they come from or their language (national origin)",
    "race": "their race, color or name",
  ]

  /// Helping people with a need, or mending a rule that excluded them, is no exclusion.
  private static let mending: Set = [
    "instead", "accommodation", "accommodations", "remove", "delete", "illegal", "unlawful", "discriminate",
    "discriminating",
    "everyone", "regardless",
  ]

  /// `If they mention …`, `Anyone with …`: what follows the pause is about these people.
  private static func opens(_ clause: ArraySlice<String>) -> Bool {
    guard
      let first = clause.first(where: { !["and", "so", "ok", "okay", "also", "please", "then", "but"].contains($0) })
    else {
      return false
    }
    return [
      "if", "when", "whenever", "for", "anyone", "anybody", "people", "leads", "those", "families", "somebody",
      "someone", "prospects",
    ]
    .contains(first)
  }

  /// The second part speaks of somebody else: `…, don't do it for studios`.
  private static func turnsToOthers(_ clause: ArraySlice<String>) -> Bool {
    !Set(clause).isDisjoint(with: ["studio", "studios", "others", "rest", "else", "everyone", "tasks", "task", "call"])
  }

  /// `Never text families with kids after 9 pm` keeps to lawful hours and takes nothing away.
  private static func isAboutHours(_ clause: ArraySlice<String>) -> Bool {
    !messages.isDisjoint(with: clause) && !hours.hits(in: clause).isEmpty
  }

  private static let messages: Set = [
    "text", "texts", "texting", "sms", "message", "messages", "call", "calls", "calling", "email", "emails", "contact",
  ]
  private static let hours = PhraseBook<Bool>([
    (
      true,
      [
        "after|before|past|until|between 7|8|9|10|11|12 30? am|pm|a|p|oclock|and",
        "after|before|past|until 7am|8am|9am|10am|7pm|8pm|9pm|10pm|11pm|dark|hours|noon|midnight|bedtime",
        "at night|midnight|dinnertime", "overnight", "late at? night", "during quiet? hours|dinner",
        "on saturday|saturdays|sunday|sundays|weekends|holidays",
      ]
    )
  ])

  private static func isPreferred(_ people: PhraseBook<String>.Hit, in clause: ArraySlice<String>) -> Bool {
    let before = clause[max(clause.startIndex, people.range.lowerBound - 6)..<people.range.lowerBound]
    return before.contains { ["only", "prefer", "prioritize", "favor"].contains($0) }
  }

  private static let denials = PhraseBook<Bool>(
    [
      (
        true,
        [
          "dont|not|never|shouldnt|wont|cant|cannot|stop|without ~2 send|text|texting|sending|email|emailing|mail|call|calling|show|showing|reply|respond|answer|answering|invite|offer|book|schedule|give|get|follow|contact|contacting|message|messaging|accept|rent|lease|want|include",
          "skip|exclude|ignore|avoid|discourage|reject|decline|refuse",
          "filter|weed|screen|sort|keep|leave them|people|anyone|leads|those? ~4 out",
          "mark|move|set|put ~6 lost|dead", "lose them", "turn ~4 away|down", "bottom|back|end of the list|line|queue",
          "lower|lowest priority",
          "tell ~6 full|unavailable|nothing", "no tour|tours|text|texts|reply|email|emails|follow for",
          "except for? families|people|anyone|those|leads|single|pregnant|muslims|jews|hispanics", "but not",
          "higher|extra|bigger|double deposit|fee|rent", "charge ~4 more|extra", "slower|later response|reply",
        ]
      )
    ],
    harmless: [
      "skip|exclude|avoid|dont|not|never ~2 pet fee|fees|deposit|deposits|rent|charge|charges|form|paperwork",
      "dont|never forget|worry|hesitate|miss|let|wait|want to miss?", "stop if|when|once|after", "not only|just",
    ])

  private static let kids = "kid|kids|child|children|baby|babies|toddler|toddlers|newborn|newborns|infant|infants"
  private static let somebody =
    "people|anyone|anybody|leads|lead|those|prospects|prospect|renters|renter|applicants|applicant|families|family|somebody|someone|everyone|everybody|guests|households|couples|women|they|message|messages|inquiry|email|text|folks|person"

  private static let people = PhraseBook<String>(
    [
      (
        "familial status",
        [
          "\(somebody) ~5 with|has|have|having|had|mention|mentions|mentioned|mentioning|say|says|said|about|bring|brings|expecting|theyre|talks ~5 \(kids)",
          "mention|mentions|mentioned|mentioning ~4 \(kids)", "single mom|moms|mother|mothers|parent|parents|dads",
          "families with|who|that",
          "pregnant women|woman|people|ladies|leads|prospects|renters|applicants", "\(somebody) ~4 pregnant|expecting",
          "big|large|larger families",
        ]
      ),
      (
        "disability",
        [
          "\(somebody) ~5 with|in|has|have|uses|use|using|need|needs|mention|mentions|says|say|about ~4 wheelchair|wheelchairs|disability|disabilities|autism|autistic|esa",
          "\(somebody) ~5 service|emotional|support|assistance animal|animals|dog|dogs|support",
          "disabled|handicapped|blind|deaf people|applicants|leads|renters|prospects|tenants", "wheelchair user|users",
          "mention|mentions|mentioned ~3 wheelchair|disability",
          "\(somebody) ~3 disabled|handicapped|blind|deaf|wheelchair", "mental illness",
        ]
      ),
      (
        "religion",
        [
          "muslims|christians|jews|catholics|hindus|mormons|atheists",
          "muslim|christian|jewish|catholic|hindu|religious people|families|leads|applicants|renters|tenants|prospects|names|name",
          "\(somebody) ~5 church|mosque|synagogue|religion|muslim|christian|jewish",
        ]
      ),
      (
        "race",
        [
          "blacks|hispanics|latinos|asians|caucasians|mexicans|arabs",
          "black|white|hispanic|latino|asian|arab|mexican|african|indian|chinese|brown people|families|leads|applicants|renters|tenants|prospects|names|name|couples|guys|women|men",
          "american|foreign|ethnic|white|black|arabic|foreigner sounding", "foreign|ethnic|arabic|american names|name",
          "sound|sounds|sounding black|foreign|ethnic|mexican|asian|arab|muslim|american",
        ]
      ),
      (
        "origin",
        [
          "foreigners|immigrants|refugees",
          "spanish|arabic|chinese|russian|non|english english? speaker|speakers|speaking",
          "\(somebody) ~3 speak|speaks|write|writes|writing ~2 spanish|arabic|chinese|english|russian|language",
          "\(somebody) ~4 accent|accents|immigrants|foreigners|foreign",
        ]
      ),
      (
        "sex or orientation",
        [
          "gay|lesbian|transgender|trans|lgbt|lgbtq|queer people|couples|couple|leads|applicants|tenants|renters",
          "gays|lesbians", "same sex couples|couple", "unmarried|single men|women|males|females|guys",
        ]
      ),
    ],
    harmless: [
      "kids|childrens|children|family pool|play|playground|club|menu|room|area|movie|night|event|splash|corner|party|camp",
      "single family home|homes|house|houses|rental|rentals",
    ])
}
