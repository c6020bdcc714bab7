/// Small words that say how the rest hangs together.
enum Markers {
  static let when = PatternIndex<Bool>(
    [
      "when", "whenever", "if", "once", "as soon as", "any|every|each time", "anytime",
      "the moment|minute|second|instant", "upon", "should", "in case",
      "right|immediately|straight after|when", "after", "following", "on", "for every|each|any|all", "each|every",
      "any", "for",
      "the day|night|hour that", "as", "soon as", "in the event", "where",
    ].map { ($0, true) })

  static let stop = PatternIndex<Bool>(
    [
      "unless", "until|till|til", "except if|when|for_people_who|for_those_who|those_who|people_who|anyone_who",
      "but|and not if|when|once|after|for_people_who|to_people_who|anyone_who|those_who", "not if|when|once",
      "stop|stops|stopping|stopped|end|ends|halt|halts|quit|quits|cease|kill|kills|cancel|cancels|pull|drop ~5 once|when|if|as_soon_as|after|the_moment|the_minute|for_anyone_who|for_people_who|to_people_who|to_anyone_who|to_those_who|to_leads_who",
      "skip|skips|skipping|leave|leaving|exclude|excluding|ignore|ignoring ~5 if|when|once|who|already|anyone|anybody|out_anyone|those|people",
      "only if|when|while ~5 not", "only ~5 if|when ~5 not", "only if|when|while ~2 still",
      "only if|while|as_long_as ~3 have_not|has_not|did_not|is_not|are_not", "as_long_as|so_long_as|provided ~6 not",
      "if|when|in_case ~3 still? not ~2 already|yet|still|actually?", "if|when ~4 not", "still ~2 not",
      "who|that|which ~2 not ~2 already|yet?", "who|that ~2 never",
      "do|does|should|did|need|must|will not ~6 if|once|when|after|anyone|people|those|someone_who|to_people_who|to_anyone_who",
      "no more|longer|further ~4 once|when|if|after", "do_not_bother if", "other than|except ~2 people|those|ones who",
      "not to ~2 people|anyone|those|someone who",
      "everything|it|that|this|they|all|sequence|drip|whole_thing|messages|texts|emails|cadence|series stops|stop|ends|end|shuts_off|is_off|cancels|quits ~3 once|when|if|as_soon_as|after|the_moment|at|on",
      "not already", "not leased|lost", "have|has not ~2 already|yet|still?", "is|are not ~1 already|yet?",
      "before they|he|she",
      "nothing ~3 once|when|if|after", "only ~2 people|leads|those|ones|prospects|anyone who ~2 not",
      "out|off if|once|when|as_soon_as", "stop|stops if|once|when|as_soon_as|at",
      "without|instead_of having? booking|booked|signing|leasing", "exit|exits ~2 on|if|when|once|at",
      "and they|still_they ~1 not", "skip|exclude|ignore whoever|everyone|everybody|all ~2 who|is|has?",
      "only|just while|as_long_as ~3 neither|not|still", "while|as_long_as ~2 neither|not",
      "provided|assuming|so_long_as|as_long_as ~4 not|no|nothing|neither|nor", "if|when|and ~1 still? nothing|no ~2",
      "still nothing|no", "drops|drop out if|once|when", "leave|keep|cut ~3 out if|once|when|who",
      "no need if|once|when|for", "but not|never after|once|if|when", "exception|exceptions|except",
      "as|so long as they|he|she ~2 not",
    ].map { ($0, true) })

  /// "do not send the text if they booked": the deed between the words may be any.
  static let denial = PatternIndex<Bool>(
    [
      "do|does|should|did|must|will|can not ~7 if|once|when|unless", "never ~6 if|once|when", "no ~5 if|once|when",
      "hold|skip|cancel|suppress|stop ~6 if|once|when",
      "stop|stopping ~7 to|for people_who|anyone_who|those_who|leads_who|everyone_who|folks_who",
    ].map { ($0, true) }, isLoose: true)

  static let others = PatternIndex<Bool>(
    [
      "all|any|every|everyone|everybody|anyone|anybody|everything ~2 else", "all|any|every ~2 other ~1 @lead?",
      "all|any ~2 others", "the other|remaining @lead|ones|new|sources|people|channels|sources", "the rest",
      "rest of ~2 @lead|them?", "other @lead|sources", "the others", "everything else", "other new @lead", "otherwise",
      "everywhere else", "anywhere else", "the other ones|leads|new_leads",
      "if ~3 from anywhere_else|somewhere_else|anyone_else|another_source|any_other_source",
      "any other source|sources|lead|leads",
    ].map { ($0, true) })

  /// Words that deny a deed.
  static let denials: Set<String> = ["not", "no", "never", "without", "skip", "nor", "leave", "neither", "stop"]

  static let negations: Set<String> = [
    "not", "no", "never", "without", "except", "excluding", "skip", "nor", "leave", "ignore", "minus", "exclude",
    "neither", "dont", "forget",
  ]

  /// After an action: here begins what the message says.
  static let contentOpeners: Set<String> = [
    "saying", "says", "say", "asking", "ask", "asks", "about", "with", "reminding", "letting", "offering", "offer",
    "offers", "thanking",
    "inviting", "invite", "to", "so", "that", "telling", "tell", "tells", "regarding", "explaining", "explain",
    "titled", "called", "named", "labeled", "linking", "including",
    "include", "includes", "mention", "mentioning", "pointing", "like", "along", "giving", "confirming", "apologizing",
    "checking", "wishing", "encouraging", "urging", "introducing", "seeing", "see", "remind", "confirm", "thank",
    "containing", "which", "reading", "reads", "something", "our", "the", "how", "where", "what", "on", "of", "for",
    "sorry", "whether",
  ]
}
