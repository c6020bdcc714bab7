/// How people speak of the moments the platform knows.
enum EventLexicon {
  struct Entry: Sendable {
    let key: String
    /// Wins over longer matches when positive; bare nouns are negative.
    let bonus: Int
  }

  static let index = PatternIndex<Entry>(
    [leads, tours, reviews, apps].flatMap { $0 }.flatMap { key, bonus, patterns in
      patterns.map { (Inflections.widened($0), Entry(key: key, bonus: bonus)) }
    })

  typealias Group = (key: String, bonus: Int, patterns: [String])

  private static let leads: [Group] = [
    (
      "lead", 0,
      [
        "new|fresh|incoming|brand_new|brandnew @leadnoun ~3 @arrive",
        "@leadnoun ~3 @arrive|submits|submitted|writes_in", "new|fresh|incoming @lead",
        "someone|somebody|anyone|anybody|people|a_person|they|folks|who ~2 inquires|inquire|inquired|enquires|reaches_out|reach_out|contacts_us|contact_us|asks_about|shows_interest|writes_in|inquiring",
        "we|i get|receive|got ~2 @leadnoun", "@leadnoun ~1 is|gets created|added|entered",
        "first reach_out|reaches_out|reached_out|contact_us",
        "someone|somebody|anyone|anybody|people|who|they ~1 comes_in|come_in|came_in|coming_in|comes_through|reaches_out|signs_up|come_to_us|came_to_us",
        "soon_as ~2 @leadnoun", "@leadnoun_come through",
        "fresh inquiry|inquiries|traffic", "every|each|any|all new|incoming|inbound @lead",
        "fresh|new people|folks ~1 get|gets|receive", "lead|inquiry creation",
        "inbound @lead",
        "new @lead ~2 from", "drop|drops|dropped|lands|land in|into our inbox|lap|funnel",
      ]
    ),
    (
      "lead_weak", -3,
      [
        "every|each|any|all @leadnoun", "@leadnoun",
        "people|folks|anyone|anybody|somebody|someone|prospects who|that|from|asking|looking|inquiring",
        "new people|folks|ones|anybody|anyone|somebody|someone", "anybody|anyone|somebody|someone|people new",
        "drip|drips|nurture|cadence|sequence|autoresponder|auto_responder|auto_reply|instant_reply|nurture_series|follow_up_series",
        "web|website|online|internet|portal|ils @lead",
      ]
    ),
    (
      "uncontacted", 4,
      [
        "@nobody ~3 @contacted ~8 within|in|after|for|by",
        "@nobody ~3 @contacted ~4 @lead|them|it|him|her|one|back|someone", "@nobody ~3 @contacted",
        "@lead|they|it|one ~5 not ~3 @contacted ~4 within|in|after|for", "@lead ~5 not ~3 @contacted",
        "@lead|inquiry|it|one|card ~3 sits|sit|sitting|sat|waits|waiting|waited|goes|go|been ~2 untouched|uncontacted|unanswered|unworked|without_a_reply|without_contact|without_a_response|cold_in_the_inbox",
        "@lead ~4 sits|sit|sitting|sat|waits|waiting ~1 for|longer|over|more",
        "untouched|uncontacted|unanswered|unworked|neglected @lead",
        "@leadnoun ~3 still new", "we|us ~2 not ~2 @contacted ~4 new @lead ~4 within|in|after|for", "speed to lead",
        "@lead ~3 still|is|are|remains uncontacted|untouched|unanswered|new",
        "no first_contact|first_touch|contact|reply|response|call ~6 new @lead",
        "new @lead ~5 no first_contact|first_touch|contact|reply|response|answer|call",
        "@lead ~4 without ~3 reply|response|contact|call|answer|touch", "no human|person|agent|body ~3 @contacted",
        "@lead ~4 fell|falls|fall|slips|slipped through the cracks",
        "nobody has|is ~3 @lead", "@lead ~2 not ~2 @contacted", "@lead|it|they still sitting|waiting",
      ]
    ),
    (
      "stale", 4,
      [
        "@person|@lead|we|it|that ~3 gone|goes|go|went|going|falls|fell|been ~2 quiet|dark|cold|silent|stale|mia|missing|radio_silent|off_the_grid|dormant|inactive",
        "goes|gone|went|going|go dark|silent|mia|stale|quiet|dormant|cold",
        "have|has|did|do|does not ~3 heard|hear|talked|spoken|been_in_touch|connected|touched|reached|contacted|emailed|texted ~6 for|in|since|over",
        "not ~3 heard_from|talked_to|talked_with|spoken_to|spoken_with|been_in_touch_with|touched_base|hear_from|touched_base_with",
        "have|has not ~2 heard anything|back|from|a_word|a_peep",
        "we|nobody|no_one ~2 not ~2 contacted|talked|reached|touched|spoken ~6 for|in|since",
        "ghost|ghosts|ghosted|ghosting ~1 us?", "radio silence",
        "no contact|activity|communication|touch|response|answer|reply|word|follow_up ~3 for|in|since|after",
        "no contact|activity|communication|outreach", "stale @lead", "stale",
        "quiet|silent|dormant|inactive|sleeping @lead",
        "since ~3 last ~2 reached|reached_out|contacted|spoke|talked|wrote|called|emailed|texted|touched|heard|contact",
        "since anyone|anybody|somebody|someone|we|i|the_team ~2 touched|contacted|talked|reached|spoke|heard|called|wrote|emailed",
        "days|weeks|months of silence|quiet|inactivity|no_contact|nothing|radio_silence|no_activity", "silence",
        "last touched|reached|contacted|spoke|talked|heard ~3 ago",
        "@lead ~3 last contacted|contact|touched|talked|heard|spoke|spoken",
        "last contacted|contact|touch|heard|talked|spoke ~5 ago",
        "since|after ~2 last contact|touch|talked|heard|spoke|contacted|conversation|outreach",
        "days|weeks without ~3 contact|touch|communication|hearing|word|activity|us",
        "without ~2 contact|hearing|communication|activity for|in",
        "nobody ~2 talked|spoken|touched|contacted|reached|emailed ~5 days|weeks",
        "nothing happens|happened|going_on|moves for|in",
        "fall|fell|falls|fallen off_the_radar|off_the_face|off_the_map",
        "@lead|they|who stop|stops|stopped responding|replying|answering|talking|communicating",
        "no answer from_them|from_a_lead|for",
        "crickets", "unresponsive", "lead|leads ~2 idle|idles|inactive",
      ]
    ),
    (
      "movein", 5,
      [
        "before|until|till|to|from|ahead_of|prior_to ~4 move_in|moving_in|move_in_date|key_day|mi|move_in_day|desired_move",
        "move_in|move_in_date|mi_date|move_date|wished_date|desired_move ~4 within|in|is|comes|gets|approaching|near|close|coming|under|less|away|out",
        "moving_in|move_in|moves_in|wants_to_move|want_to_move|looking_to_move|planning_to_move|hoping_to_move|move ~2 within|in|under|inside",
        "move_in ~2 approaches|approaching|nears|coming_up|gets_close|is_near|draws_near", "move in date",
        "upcoming move_in|move_ins", "wished|desired|target|planned move_in ~2 date?",
        "out|away from ~3 move_in|moving_in|move", "move ins|in ~2 coming_up|approaching",
        "want|wants|need|needs|looking|hoping|plan|plans|planning ~2 move|move_in ~1 within|in|inside|under",
        "moving|move in this|next|the_coming month|week",
        "day|days mark before|to|until ~2 move", "# days out from ~3 move",
      ]
    ),
    (
      "overdue", 5,
      [
        "hits|reaches|passes|crosses|runs_into|goes_over|gets_to ~5 time_limit|limit|sla|deadline",
        "goes|go|gone|runs|run|is|are|sits|stays|sitting past|over|beyond ~2 @the? sla|limit|time_limit|deadline|allowed_time|target",
        "sla ~3 breached|missed|blown|expires|expired|runs_out|is_up|passes|broken|exceeded|passed|overdue|up",
        "misses|miss|missed|blows|blow|breaches|breach|exceeds|exceed|busts|breaks|passes ~3 sla|limit|time_limit|deadline",
        "longer|more than ~3 limit|sla|allowed|time_limit|supposed|should", "stage ~3 overdue|stuck|too_long|past_due",
        "overdue ~3 stage|step|sla|column", "is|goes|gets|are|becomes|runs overdue",
        "stuck|sits|stays|sitting|stay|sit|lingers|parked|stalls|hangs ~3 in|at ~4 too_long|past|longer|over_the_limit|beyond",
        "past ~2 sla|limit|time_limit|deadline|due",
        "overstay|overstays|overstayed|outstays|outstay|overruns|overrun|exceeds|outlasts ~5 limit|limits|time|stage|welcome?",
        "time_limit|limit|sla|clock is|runs|gets up|out|blown|hit|reached",
        "over ~2 sla|time_limit|limit|deadline", "time runs_out|is_up ~2 in|on", "overdue",
      ]
    ),
    (
      "leased", 2,
      [
        "@lead|they|someone|somebody|person|who|one|we|it ~3 @lease", "@lease ~1 lease|leases",
        "lease ~2 signed|executed|done|comes_back_signed|gets_signed|signing",
        "@got leased|marked_leased|marked_as_leased",
        "mark|marks|marked|marking|set|flip|flips|flipped|flip_to ~4 leased", "status ~4 leased", "@lead ~4 leased",
        "becomes|become|became ~1 resident",
        "goes|go|moves|move|moved|turns|turn|changes|changed|switches|switched|gets ~3 leased|signed",
        "newly leased|signed", "someone|somebody ~1 leases", "we sign|lease ~2 someone|somebody|@lead",
        "new lease|leases|resident|residents ~2 @arrive|signed?", "signs|signed with_us|on_the_dotted_line", "moves in",
      ]
    ),
    (
      "lost", 2,
      [
        "mark|marks|marked|marking|set|flip|flips|flipped ~4 lost|dead|dq|not_a_fit|closed_lost", "status ~4 lost|dead",
        "@got lost|marked_lost|marked_as_lost|dqd|disqualified|closed_out", "lost|dead @lead",
        "we lose|lost ~3 @lead|someone|somebody|them|one",
        "goes|go|moves|move|moved|turns|turn|changes|changed|switches|switched|dropped|drops ~3 lost|dead",
        "@lead ~4 lost|dead", "drop|drops|dropped|fall|falls|fell|fallen out", "closed|closes out|lost",
        "went|goes|go with|to someone_else|another|elsewhere|a_competitor|somewhere_else",
        "picks|picked|chose|chooses somewhere_else|another_place|elsewhere",
        "gave|give|gives up", "lost", "leases|leased|rents|rented elsewhere|somewhere_else|with_someone_else",
      ]
    ),
    (
      "hot", 3,
      [
        "turns|turn|turned|turning|goes|go|went|going|becomes|become|became|gets|get|is|are|hits|hit|scores|scored|reaches|moves|jumps|flips|marked|says|considered|rated|tips|gone|flagged|tagged|labeled|ranked|graded|classed ~3 hot|on_fire|red_hot|ready_to_sign",
        "hot|red_hot|hottest @lead", "hot ones|bucket|list", "@lead ~3 hot|on_fire", "ready to sign|lease",
        "heats|heating|heated|warms|fires up",
      ]
    ),
    ("warm", 3, ["turns|turn|goes|becomes|gets|hits|is|moves ~3 warm", "warm @lead", "warm bucket"]),
    (
      "cold", 3,
      [
        "turns|goes|becomes|drops|drop|falls|cools|gets|slips ~3 cold|down_to_cold", "cold @lead", "cold bucket",
        "cools|cooled|cooling off|down",
      ]
    ),
    ("bucket", 1, ["bucket changes|change|changed", "changes|change|changed bucket|buckets", "score bucket changes"]),
    (
      "score", 3,
      [
        "score|scores|scoring|scored ~4 over|above|at_least|least|hits|reaches|tops|past|exceeds|higher|better|passes|crosses|climbs ~3 #",
        "score of # or more|higher|better|above|up", "score # or|and more|higher|better|above|up|over",
        "# points|pts ~2 or|and? more|higher|up?",
        "crosses|crossing|cross|clears|clearing|clear|passing|topping|tops|reaching|hitting|scoring|above|over|exceeding|past # points|pts",
        "scoring|scores|score|scored ~2 #", "rated|graded # or|and above|better|higher|up|more",
        "scores|score|scored #",
        "hits|reaches|crosses|passes # ~1 points|on_the_score|score",
      ]
    ),
    (
      "contacted_status", 2,
      [
        "@lead ~2 first? contacted", "we|agent|team make|makes ~1 first_contact",
        "first contact ~2 made|happens|logged",
      ]
    ),
    (
      "updated", 1,
      [
        "@lead ~3 updates|changes|updated|changed ~3 info|details|information|phone|email|date|record",
        "move_in_date changes|is_changed|gets_changed",
      ]
    ),
    ("consent", 2, ["gives|gave|give|giving ~2 consent|permission", "opts|opted|opt in", "consents|consented"]),
    (
      "status", 1,
      [
        "status ~1 changes|change|changed|is_changed|updates", "changes|change|changed ~1 status",
        "@lead ~2 changes|moves ~1 stage|stages",
      ]
    ),
  ]
}
