extension EventLexicon {
  static let apps: [Group] = chatPhrases + contentPhrases + marketPhrases + websitePhrases + operationsPhrases

  private static let chatPhrases: [Group] = [
    (
      "chat_started", 2,
      [
        "starts|start|started|opens|opened|begins ~3 @chat", "new|incoming @chat",
        "@chat ~2 starts|started|opens|begins", "someone|somebody|visitor|people ~2 chats|starts_chatting",
      ]
    ),
    (
      "message", 2,
      [
        "@chat? message ~2 @arrive", "sends|send|sent|writes|gets|receive|receives ~4 @chat message",
        "messages|message us ~3 @chat", "new|incoming @chat? message|messages",
        "replies|reply|responds|respond|answers|answer|writes_back|write_back to|on our|a|the|your|one|any|my ~1 text|texts|sms|message|messages",
        "@person texts|text|writes|write|messages|message us|back|in", "@lead ~1 texts|writes|messages us|back",
        "text|sms|reply comes|came|coming in|back", "incoming|inbound text|texts|sms|reply|replies",
      ]
    ),
    (
      "idle", 6,
      [
        "@chat ~4 sits|sit|sitting|goes|go|idle|idles|unanswered|waiting|waits|dies|stalls|hangs|stale|inactive|quiet|dead",
        "@nobody ~3 answers|answered|answering|replies|replied|responds|responded|picks ~4 @chat",
        "idle|unanswered|abandoned|stalled|waiting @chat",
        "@chat ~5 not ~2 answered|replied|picked_up|responded|been_answered", "no reply|answer|response ~4 @chat",
        "@chat ~4 no|without reply|answer|response",
      ]
    ),
    (
      "takeover", 4,
      [
        "@person|agent|human|team ~3 takes|take|took over ~3 @chat", "human takeover starts|started|begins",
        "takes over ~2 @chat",
      ]
    ),
    ("takeover_ended", 5, ["takeover ends|ended|is_over", "agent|human leaves|left ~2 @chat"]),
    (
      "widget_lead", 4,
      ["@chat visitor|session ~3 becomes|turns|converts|converted|lead", "@chat ~3 turns|converts|becomes ~3 lead"]
    ),
    (
      "email_in", 3,
      [
        "@person ~2 emails|emailed us|back|in", "email ~2 @arrive", "inbound|incoming|new email|emails",
        "receive|receives|get|gets an email|emails from",
      ]
    ),
    (
      "email_waiting", 6,
      [
        "email|emails|thread|inbox ~4 waiting|awaiting|unanswered|without ~3 reply|answer|response|days|for",
        "email|emails|thread ~5 not ~2 answered|replied|responded|been_answered",
        "@nobody ~3 answers|answered|replied|replies|responded ~4 email|emails|inbox",
      ]
    ),
    (
      "calendar", 4,
      [
        "calendar ~4 disconnects|disconnected|drops|dropped|broken|breaks|unlinks|unlinked|stops_syncing|expires|expired|loses|offline|goes_down|lost",
        "loses|lost|drops ~3 calendar",
        "calendar sync|connection|link ~2 fails|failed|breaks|broken|drops|dies|lost|down",
      ]
    ),
  ]

  private static let contentPhrases: [Group] = [
    ("draft_created", 3, ["content|post|social draft ~2 created|ready|made", "new content|post|social draft"]),
    ("draft_approved", 4, ["content|post|draft ~3 @got approved", "approves|approved ~3 post|draft|content"]),
    ("published", 3, ["post|content|ad|posts ~3 @got published|live|posted", "post|content goes|went live|out"]),
    (
      "publish_failed", 6,
      [
        "post|posts|content|publishing|publish|social ~5 fails|failed|fail|failing|failure|bounces|errors|error|does_not_go_out|did_not_go_out|does_not_publish|did_not_publish|gets_rejected",
        "failed|failing social? post|posts|publish",
      ]
    ),
    (
      "social_broken", 5,
      [
        "facebook|instagram|social|insta|meta|linkedin|tiktok ~3 account|connection|login|page|token ~4 disconnects|disconnected|breaks|broken|expires|expired|drops|dropped|fails|lost|unlinked|down|logged_out",
        "social connection breaks|broken|drops",
      ]
    ),
  ]

  private static let marketPhrases: [Group] = [
    (
      "price_drop", 6,
      [
        "@competitor ~5 drops|drop|dropped|cuts|cut|lowers|lowered|slashes|slashed|reduces|reduced|undercuts|discounts|falls ~4 price|prices|rent|rents|rate|rates|pricing|#|by",
        "@competitor ~3 price|rent|rate|pricing drop|drops|cut|cuts|decrease",
        "drop|drops|cut|cuts|decrease ~4 @competitor price|prices|rent|rents|pricing",
        "@competitor ~3 rent|rents|price|prices|rate|rates|pricing ~3 drop|drops|dropped|fall|falls|fell|go|goes|went|down|cheaper|lower",
      ]
    ),
    (
      "price_change", 4,
      [
        "@competitor ~4 change|changes|changed|raises|raise|raised|moves|adjusts ~4 price|prices|rent|rents|rate|rates|pricing",
        "@competitor price|rent|pricing change|changes",
        "@competitor ~2 price|prices|rent|rents ~3 change|changes|changed|go|goes|up|rise|rises|increase|increases",
      ]
    ),
    (
      "special", 5,
      [
        "@competitor ~5 special|specials|concession|concessions|promo|promotion|deal|free",
        "special|concession ~4 @competitor",
      ]
    ),
    ("competitor", 3, ["new @competitor", "@competitor ~2 added|is_added|gets_added|opens"]),
    ("alert", 3, ["market alert|alerts ~2 created|fires|comes_in|pops_up?"]),
    ("scrape_failed", 5, ["competitor|market scan|scrape|crawl|refresh ~3 fails|failed|errors"]),
    (
      "spike", 5,
      [
        "spend|budget|ad_spend|cost|spending ~5 spikes|spike|spiked|jumps|jumped|shoots|explodes|doubles|surges|out_of_control|blows_up",
        "spend|spending spike",
      ]
    ),
    (
      "goal", 5,
      [
        "goal|goals|target|kpi|metric ~4 missed|misses|miss|behind|not_met|falls_short|off_track",
        "miss|misses|missed ~3 goal|target|kpi",
      ]
    ),
    ("import_failed", 5, ["import|imports|csv|data_import|upload ~3 fails|failed|errors|breaks|crashes"]),
    ("synced", 4, ["marketing|ad|analytics|ads data ~3 synced|syncs|imported|updated"]),
  ]

  private static let websitePhrases: [Group] = [
    (
      "applied", 5,
      [
        "@person|@lead ~3 @apply", "@apply online|on_the_website|through_the_site|on_the_site|on_our_site",
        "application|app|apps|applications ~3 @arrive|submitted|filed|received|started|filled|in|goes_in|comes_through|completed_online",
        "new|online|submitted application|applications|app|apps",
        "submits|submit|submitted|sends|fills|completes|finishes|files|turns_in ~5 application|app|apply_form",
        "starts|start|started ~3 application", "applies|applied|applicants|applicant", "apply form|button|page",
        "hits|clicks apply",
      ]
    ),
    (
      "waitlist", 5,
      [
        "waitlist|waiting_list|wait_list ~3 form|sign_up|request|submission",
        "joins|join|joined|adds|signs_up_for|sign_up_for|signs_up_to|signed_up_for|gets_on|get_on|put_on|added_to|goes_on ~4 waitlist|waiting_list|wait_list",
        "new waitlist|waiting_list|wait_list",
        "fills|fill|filled|submits|submit|submitted|completes|completed|sends ~4 waitlist|waiting_list|wait_list ~1 form|request|sign_up?",
      ]
    ),
    (
      "interest", 5,
      [
        "joins|join|joined|signs_up_for|sign_up_for|signed_up_for|registers_for|gets_on|added_to|signs_up_to ~4 interest_list|vip_list|priority_list|interest|list",
        "registers|register|registered ~3 interest",
        "fills|fill|filled|submits|submit|submitted|completes|completed|sends ~4 interest|vip|priority ~1 form|list|request",
        "interest_list|vip_list|priority_list ~3 sign_up|signup|form|registration|request",
      ]
    ),
    (
      "brochure", 5,
      [
        "requests|request|requested|asks|ask|asked|wants|downloads ~4 brochure|brochures",
        "brochure request|requests|form",
        "fills|fill|filled|submits|submit|submitted|completes|completed|sends ~4 brochure ~1 form|request?",
      ]
    ),
    (
      "pricing", 5,
      [
        "requests|request|requested|asks|ask|asked|fills ~5 pricing|availability|rates|price form|request|info|inquiry|on_the_website|online",
        "pricing|availability|price ~2 request|requests|form|inquiry ~2 submitted?",
      ]
    ),
    (
      "form", 3,
      [
        "fills|fill|filled|submits|submit|submitted|completes|completed|sends ~6 form|forms|web_form|contact_form",
        "website|web|contact|online|site form|forms ~3 @arrive|submitted|filled|submission|completed",
        "form ~2 submission|submissions|submitted|filled", "website|web|contact form",
      ]
    ),
    ("form_failed", 6, ["form|forms|submission ~4 fails|failed|errors|broken|breaks|bounces"]),
    ("deployed", 4, ["website|site ~3 @got deployed|live|launched|published", "website|site goes|went live"]),
    ("audit_dropped", 5, ["audit|visibility|seo|geo|ai ~2 score ~4 drops|drop|dropped|falls|fell|goes_down|declines"]),
    ("audit_failed", 5, ["audit ~3 fails|failed"]),
    ("audit_done", 4, ["audit ~3 completes|completed|finishes|finished|done|runs"]),
    (
      "finding", 5,
      ["audit finding|findings|issue|issues ~3 opened|opens|found|comes_up|new?", "new audit|seo|site finding|issue"]
    ),
  ]

  private static let operationsPhrases: [Group] = [
    (
      "crm_failed", 5,
      [
        "crm|sync|yardi|realpage|hubspot|salesforce|entrata|lasso|integration ~4 fails|failed|errors|does_not_sync|did_not_sync|not_syncing|breaks",
        "@lead ~4 fails|failed|does_not ~2 sync",
      ]
    ),
    ("crm_dead", 6, ["sync|crm ~4 gives_up|gave_up|dead_lettered|dead_letter|permanently|for_good"]),
    ("crm_synced", 3, ["@lead ~3 synced|syncs ~3 crm|yardi|realpage|hubspot|salesforce"]),
    ("integration", 3, ["integration ~3 changes|disconnects|disconnected|breaks|goes_down|status|drops|lost"]),
    ("onboarding_blocked", 5, ["onboarding ~4 blocked|stuck|gets_blocked|held_up|blocks"]),
    ("onboarding_done", 4, ["onboarding ~4 completed|done|finished|completes|checked_off"]),
    ("knowledge_failed", 5, ["knowledge|document|documents ~4 fails|failed|errors"]),
    (
      "workflow_failed", 5,
      ["workflow|drip|nurture|sequence ~4 step|message fails|failed|errors|bounces", "workflow fails|failed"]
    ),
    (
      "workflow_completed", 4,
      ["workflow|drip|nurture|sequence ~3 completes|completed|finishes|finished|ends|ended|runs_out"]
    ),
    ("brand_book", 4, ["brand book ~2 approved"]),
  ]
}
