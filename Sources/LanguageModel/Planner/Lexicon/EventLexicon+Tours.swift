extension EventLexicon {
  static let tours: [Group] = [
    (
      "booked", 0,
      [
        "@tour ~2 @got booked|scheduled|set|set_up|made|reserved|on_the_calendar|on_the_books|in_the_calendar",
        "@tour booked|scheduled|set|reserved", "@book ~3 @tour", "booked|scheduled|set|new|upcoming|planned @tour",
        "signs|sign|signed up for ~2 @tour", "@tour booking|bookings|request|requests",
        "booking|bookings ~2 @arrive", "a|new booking|bookings",
        "gets|get|got|puts|put ~3 @tour ~2 on_the_books|on_the_calendar|scheduled|booked|down",
        "@tour|they|it are|is requested", "@tour|they|it gets|get requested", "requests|requested a|their @tour",
        "@tour ~2 goes|gets|is|put on the books|calendar|schedule", "locks|lock|locked in ~2 @tour|time",
        "books|booked|book|rebook|rebooks|rebooked", "booked again|already|yet|it|one|something",
        "@person ~3 booked|books|scheduled", "still|already|not ~2 booked|scheduled",
        "grabs|grab|grabbed|picks|picked ~3 tour_slot|slot|time_slot",
        "tour on_the_calendar|on_the_books|scheduling|set",
      ]
    ),
    (
      "confirmed", 1,
      ["@tour ~2 @got confirmed", "confirms|confirmed|confirm ~2 @tour|appointment|time", "@tour confirmed"]
    ),
    (
      "cancelled", 3,
      [
        "@tour ~4 @cancel", "@cancel ~3 @tour", "@cancel", "@person ~3 @cancel ~2 on_us|on_me|last_minute|the_day_of",
        "calls|called|call|backs|back|bails|bail off|out ~3 @tour|appointment|visit",
        "@tour ~2 falls|fell|fall through", "can not|no_longer ~1 make ~2 @tour|it",
      ]
    ),
    (
      "noshow", 4,
      [
        "no show", "no shows", "no showed", "no showing", "no_show|no_shows|no_showed ~3 @tour",
        "does|do|did|not not|never ~1 show|shows|showed|come|turn ~1 up|for|to ~2 @tour|it",
        "does|do|did not show|come_in|turn_up|appear|make_it|show_up",
        "never shows|showed|show|turned|turns|came|comes up?", "stands|stand|stood us|me up", "stood up",
        "flakes|flake|flaked|flaking out?",
        "misses|miss|missed|missing|skips|skipped|skip|blows_off|blew_off|ghosts|ghosted|bails_on|forgets|forgot|forgot_about ~2 @tour|appointment|appointments",
        "ghosts|ghost|ghosted|ghosting ~2 @tour", "missed @tour", "is|are|was|were|as ~1 no show|shows",
        "@tour ~3 missed|nobody_came|no_one_came|not_showing",
        "fails|failed to show|appear|turn_up", "ns",
      ]
    ),
    (
      "toured", 0,
      [
        "@tour ~4 @finish", "@finish ~4 @tour", "marked|mark|marks|logged ~3 complete|completed|toured|done|finished",
        "post @tour", "@person ~2 toured|tours|visited|visits",
        "took|takes|take|taken|had|has|does|did ~2 @tour", "showed|shows|show up ~3 @tour",
        "@tour was|is|went ~2 great|well|done|over|good",
        "came|comes|come|stopped|stops in|by|through|out ~2 for|on ~2 @tour", "@tour thank|thanks",
        "after they|somebody|someone|people|a_prospect|prospects|we ~3 tour|toured|visit|visited|see|saw|walk|walked|seen",
        "just|already|has|have|who toured|visited|walked|seen_it|seen_the_place",
        "sees|saw|seen|walks|walked|looked|looks ~2 place|apartment|unit|model|property|community|home|units|at_the_unit|at_the_place",
        "toured|touring", "@person tour|visit", "@person have|has toured|visited", "shows a unit",
        "show|showed the place",
        "came through for", "leave|leaves|left after ~3 @tour",
      ]
    ),
    ("toured", -3, ["after|following|post|from ~3 @tour", "after ~2 @tour"]),
    (
      "rescheduled", 4,
      [
        "@resched", "@tour ~3 @resched", "@tour ~3 @move|gets|is ~2 to|another|new|different time|day|date|slot",
        "@tour ~2 @got moved|bumped|pushed|shifted|changed",
        "@move ~3 @tour ~2 to|for another|new|different|later time|day|date|slot", "@resched ~3 @tour",
        "moves|moved|bumps|bumped|changes|changed|pushes|pushed|shifts|shifted their|the|his|her|an|its @tour",
      ]
    ),
    (
      "upcoming", 5,
      [
        "before|ahead_of|prior_to|until|till ~4 @tour|appointment ~1 starts|begins?",
        "hours|hour|hrs|hr|minutes|mins|day|days to ~2 @tour|appointment", "out from ~3 @tour",
        "upcoming @tour",
        "@tour ~3 coming_up|upcoming|tomorrow|is_tomorrow|approaching|around_the_corner|starts_soon|about_to_start",
        "@tour reminder|reminders", "remind|reminds|reminding|reminder|reminders ~5 @tour",
        "@tour ~3 hours|hour|minutes|hrs|day away|out|from_now",
        "@tour ~2 in|within # hour|hours|hrs|minutes|mins|days",
        "before they|somebody|someone|people|prospects ~3 come|comes|tour|arrive|visit|show|due",
        "day|night|evening|morning|hour|hours|minutes|hrs|hr before|prior|ahead|out reminder?",
        "day|night|hour of the? @tour", "hour|hours|day before", "@tour ~3 within|in_the_next|inside|less_than|under",
        "@tour is|are ~2 away|out", "day before|ahead|prior", "before it_starts|the_start",
      ]
    ),
    (
      "unmarked", 6,
      [
        "@tour ~7 not ~4 marked|updated|logged|closed_out|recorded|statused|dispositioned|checked_off|filled|status|outcome|entered",
        "@nobody ~3 marked|marks|updated|updates|logged|logs|closed_out|recorded|records|mark|log|entered|statused ~5 @tour|outcome|it|status",
        "unmarked|unlogged|unrecorded @tour",
        "@tour ~3 @nobody ~3 marked|logged|updated|recorded|closed_out|statused|finished",
        "forget|forgets|forgot|forgetting ~2 to? mark|log|update|close|record ~4 @tour|it|outcome",
        "@tour ~6 still ~2 scheduled|open|confirmed|unmarked|says_scheduled|shows_scheduled|sitting",
        "@tour ~4 without ~3 outcome|status|marked|result|update|disposition",
        "agent|agents|we|team|someone|somebody ~2 not ~2 marked|mark|updated|logged|recorded|closed ~4 @tour|outcome|it",
        "@tour ~3 has|have no outcome|status|result", "@tour ~2 unmarked",
        "not ~2 marked|logged|updated ~4 complete|no_show|showed|one_way|either_way|outcome",
      ]
    ),
  ]

  static let reviews: [Group] = [
    (
      "review", 0,
      [
        "new|incoming|google|yelp|facebook|apartmentratings|every|any|all|each @review",
        "@review ~2 @arrive|posted|left|written|appears|up",
        "someone|somebody|resident|people|a_resident|anyone ~2 leaves|leave|left|writes|posts|wrote|posted ~5 @review",
        "leaves|leave|left|writes|posts|gets|get|got|receive|receives ~4 @review",
        "star|stars ~1 @review|ones|one|reviews", "@review ~2 star|stars", "@review", "star ones|one|or|and|rating",
      ]
    ),
    (
      "bad_review", 3,
      [
        "@bad ~2 @review", "@review ~3 @bad", "leaves|leave|left|writes|posts ~2 @bad ~2 @review",
        "rant|rants|complaint|complaints online|on_google|on_yelp",
        "trash|trashes|trashed|bashes|slams|roasts us ~3 online|google|yelp|review", "unhappy|angry reviewer|reviewers",
      ]
    ),
    ("good_review", 3, ["@good ~2 @review", "@review ~2 @good", "leaves|leave|left|writes|posts ~2 @good ~2 @review"]),
    (
      "unanswered", 6,
      [
        "@review ~5 not ~3 answered|responded|replied|response|reply|answer|addressed",
        "@review ~4 without ~2 answer|response|reply", "unanswered|unreplied|open|pending @review",
        "@review ~3 sits|sitting|sit|goes|stays|still|remains|is|go|gone|waits ~3 unanswered|without_a_reply|without_a_response|open|pending|unreplied|waiting|without_response|no_reply|no_response",
        "@nobody ~3 answered|answers|responded|responds|replied|replies|addressed ~4 @review",
        "we|you ~2 not ~2 answered|responded|replied ~4 @review", "no reply|response|answer ~3 @review",
        "@review ~4 no reply|response|answer", "unanswered",
        "@review ~3 waiting|waited|waits ~3 answer|response|reply",
      ]
    ),
    (
      "urgent_review", 5,
      ["urgent @review", "@review ~1 is|are|was|marked|flagged|tagged|classified ~2 urgent", "flagged ~2 urgent"]
    ),
    (
      "response_drafted", 5,
      [
        "@review? response|reply|answer ~2 @got drafted|ready_for_review",
        "draft|drafted response|reply|answer ~2 ready|waiting|created",
      ]
    ),
    ("response_approved", 5, ["response|reply|answer ~3 @got approved", "approves|approved ~3 response|reply|answer"]),
    ("response_rejected", 5, ["response|reply|answer ~3 @got rejected", "rejects|rejected ~3 response|reply|answer"]),
    ("response_posted", 5, ["response|reply|answer ~3 @got posted|published|live"]),
    (
      "ticket_opened", 5,
      ["@review? ticket|tickets ~2 @got opened|created", "new ~1 ticket|tickets ~1 opens|comes_in?"]
    ),
    (
      "ticket_resolved", 5,
      ["ticket|tickets ~2 @got resolved|closed|solved|done", "resolves|resolved|closes|closed ~3 ticket"]
    ),
    ("case_opened", 5, ["reputation case ~2 opens|opened|created|starts", "new reputation case"]),
    ("case_breached", 6, ["reputation case ~3 overdue|breaches|breached|late|misses|sla|past"]),
  ]
}
