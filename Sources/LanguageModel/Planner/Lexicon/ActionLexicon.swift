/// How people say what is to be done.
enum ActionLexicon {
  struct Entry: Sendable {
    let kind: ActionKind
    let bonus: Int
    /// True when the phrase already says the content, as "call them" does.
    var isCall = false
  }

  static let index = PatternIndex<Entry>(
    groups.flatMap { kind, bonus, isCall, patterns in
      patterns.map { ($0, Entry(kind: kind, bonus: bonus, isCall: isCall)) }
    })

  private static let groups: [(ActionKind, Int, Bool, [String])] = [
    (
      .sms, 0, false,
      [
        "text|texts|texting|texted|sms|smses|txt|txts", "text|sms|txt message|messages|msg",
        "let|lets|tell|tells|inform|notify ~4 by|via|through|over|in text|sms|a_text",
        "confirm|confirms ~2 by|via text|sms",
        "get|gets|give|gives|receive|receives|need|needs ~3 answer|reply|response by|via|over text|sms",
        "answer|reply|response|confirmation by|via|over text|sms", "texts|text|sms ~1 @person",
        "shoot|shoots|hit|send|fire|drop|get ~3 text|sms|txt",
        "send|sends|sending|shoot|fire|gets|get|give|receive|receives ~4 text|sms|text_message|txt", "by text|sms",
        "via text|sms", "text reminder|reply|response|confirmation",
      ]
    ),
    (
      .email, 0, false,
      [
        "email|emails|emailing|emailed|mail|mails",
        "send|sends|sending|shoot|fire|gets|get|drop|give|receive|receives ~4 email|emails|mail", "by|via email|mail",
        "let|lets|tell|tells|inform|notify ~4 by|via|through|in email|mail|an_email",
        "confirm|confirms ~2 by|via email|mail",
        "get|gets|give|gives|receive|receives|need|needs ~3 answer|reply|response by|via|over email|mail",
        "answer|reply|response|confirmation by|via|over email|mail",
        "email ~1 @person", "email reminder|reply|response|confirmation|message", "newsletter",
      ]
    ),
    (
      .message, -1, false,
      [
        "send|shoot|drop|give them|him|her|people|everyone|folks|the_lead|the_prospect ~2 message|line|note|reminder|ping|heads_up|confirmation|something|nudge",
        "message|messages them|him|her|people|the_lead|the_prospect",
        "ping|pings|nudge|nudges|poke them|him|her|people|the_lead|the_prospect", "reach out_to_them|to_them",
        "send ~2 message|reminder|confirmation|thank_you|thank_you_note|follow_up|welcome|nudge|survey|apology|link",
        "follow up with them|@lead|@person", "check in|back with @lead|@person",
        "remind|reminds them|him|her|people|folks|prospects|the_prospect|guests|leads",
        "thank them|him|her|people|everyone", "a message|reminder|confirmation", "touch base with them",
        "check in with them", "get|gets ~1 reminder|message|confirmation", "blast",
      ]
    ),
    (
      .task, 1, false,
      [
        "task|tasks|todo|to_do|to_dos|action_item",
        "create|make|open|add|put|set|give|drop|assign|generate|log|have|get ~5 task|to_do|reminder_for_us|reminder_for_the_team|action_item|call_task",
        "have|has|get|want|need|ask|tell ~2 @team ~1 call|phone|ring|follow_up|reach_out|check_in|dial",
        "should|must|needs_to|need_to|have_to|has_to|ought_to|to ~1 be|get called|phoned|rung|dialed ~2 within|in|after|by|asap|right_away|immediately|at_once|back|same_day",
        "get|gets|give|gives|receive|receives|need|needs ~3 answer|reply|response by|over|via|on the? phone|a_call|phone_call",
        "answer|reply|response by|over|via|on the? phone|a_call|phone_call",
        "task ~2 @team", "follow_up_task|phone_task|call_task|call_list",
        "reminder ~2 to ~1 call|phone|ring|check|send",
        "remind|remember ~1 to call|phone|ring|check", "put it on ~3 list|plate|to_do", "on ~2 to_do_list|task_list",
      ]
    ),
    (
      .task, 2, true,
      [
        "remind|reminds|reminder|alert|alerts|notify|notifies|tell|tells|ping|pings|nudge|let|inform|warn|buzz|bug ~1 @team ~1 know?",
        "let me|us|the_team|the_office|the_manager|the_staff|somebody|someone know", "heads up ~2 @team", "a heads up",
        "give|gives me|us|the_office|the_team ~2 heads_up|ping|reminder|nudge|alert",
        "i|we want|wants|need|needs|like to know|be_told|be_notified|be_alerted|hear_about_it",
        "have|has|get|want|need|make|ask ~4 call|phone|ring|reach_out_to|follow_up_with|text_personally|dial|contact ~1 them|him|her|it|back|the_lead|the_prospect|the_person|this_person",
        "@team|somebody|someone should|needs_to|need_to|has_to|must|ought_to|can|will|calls|call|to ~1 call|phone|follow_up|contact|ring|reach_out|check|give_them",
        "call|calls|phone|phones|ring them|him|her|back|the_lead|the_prospect|people|someone|this_person|it_in",
        "call|ring|dial ~1 @leadnoun", "text|email|message|texts|emails @the? @team",
        "give|gives them|him|her|people ~2 call|ring|buzz", "call_back|phone_call|followup_call|a_call|call_task",
        "flag|flags it|this|that|them|him|the_lead ~3 for|to|so @the? @team?", "assign|assigns ~3 to",
        "to call|phone|ring|dial them|him|her|back|people|the_lead|the_prospect",
        "reminder to_call|for_me|for_us|for_the_team|for_the_office|for_staff|for_the_agent",
        "someone|somebody ~1 calls|call|phones|follows_up|reaches_out", "alert to|for ~1 @team",
      ]
    ),
    (
      .note, 2, false,
      [
        "add|put|leave|log|drop|write|make|stick ~3 note|notes|comment", "note|notes|comment added|logged|left",
        "note ~3 file|record|timeline|card|lead|profile|account", "log it|that|this",
        "note on|in|to the|their|its|his|her", "note it|that|this|them", "jot ~2 down",
        "notate",
      ]
    ),
    (
      .ticket, 3, false,
      [
        "ticket|tickets|case", "open|opens|create|creates|start|file|make|need|needs ~4 ticket|tickets",
        "ticket ~2 opened|created|started", "escalate ~2 it|them|that|the_review?",
      ]
    ),
    (
      .reviewReply, 4, false,
      [
        "draft|drafts|drafting|prepare|prepares|write|writes|queue|have|get|suggest|start|propose ~6 reply|replies|response|responses|answer|answers",
        "reply|response|answer|thank_you ~4 drafted|prepared|written|queued|ready_for_approval",
        "draft|drafted reply|response|answer|responses|replies", "thank_you|thanks reply|response|draft|answer",
        "draft|prepare|prepares|queue ~3 thank_you|thanks|thank_you_note|apology",
        "reply|respond to ~3 review|it|them ~2 draft?",
      ]
    ),
    (
      .webhook, 3, false,
      [
        "webhook|webhooks|web_hook",
        "post|posts|push|pushes|send|sends|forward|forwards|fire|fires|deliver|ship|pass|hit|call|notify|ping|feed|pipe ~8 zapier|zap|webhook|url|endpoint|make|integromat|slack|n8n|api|our_server|our_own_system|our_system|data_warehouse|google_sheet|spreadsheet|third_party",
        "post|posts|push|pushes|send|sends|forward|forwards|fire|deliver|ship|pass|hit|call|notify|ping|feed|pipe ~8 url",
        "forward|forwards|push|pushes|send|sends|feed|pipe|export|sync|hand ~6 accounting|bookkeeping|software|erp|database|portal_system|other_system",
        "zapier|zap", "url",
      ]
    ),
    (
      .stage, 3, false,
      [
        "move|moves|moved|bump|kick|shift|transfer|advance|drop|push|send|put|change|switch|flip|roll ~5 to|into|in|back_to ~1 lost|contacted|leased|toured|tour_booked|new|closed|dead",
        "mark|marks|marking|set|sets|flag|flip|change ~4 as|to? lost|dead|contacted|leased|toured|closed|tour_booked",
        "mark|marks|marking|set|sets|flag|flip|change ~4 as|to new",
        "close|closes|closing them|it|the_lead|those|leads|him|her|these|that_lead out|off?", "close out ~3 @lead|them",
        "archive ~2 @lead|them|it|those", "auto close",
        "status ~2 to lost|contacted|leased|toured|new|tour_booked|dead|closed", "update|change|set ~3 status ~2 to",
        "move|moves|push|put|advance|bump|drop|kick|send them|it|him|her|the_lead|leads|the_card|those|that_lead ~3 to|into|in|back_to",
        "means|should|must|then|automatically|will ~5 closed|marked|moved|set|considered|flipped|changed ~3 lost|dead|contacted|leased|toured",
        "close|closed|closes as|to lost|dead",
        "means|equals|becomes|counts_as|count_as|count_it_as|count_them_as|treat_as|treat_them_as ~2 lost|dead|contacted|leased|toured|closed",
        "write|writes them|it|him|her off", "give up on them|it|him|her|the_lead", "close the|their file|record",
        "goes|go|moves|move|drops|flips|back to|into lost|contacted|leased|toured|new|dead",
      ]
    ),
    (
      .rescore, 4, false,
      [
        "rescore|rescores|re_score|recalculate|recalculates ~4", "score|scores ~2 @leadnoun", "score them|it again?",
        "update|refresh|recompute ~3 score",
        "score them|it|the_lead again",
      ]
    ),
    (
      .startWorkflow, 4, false,
      [
        "start|starts|launch|kick_off|enroll|enrol|put|begin|trigger|add ~6 workflow|nurture_workflow|platform_workflow|sequence_workflow|nurture"
      ]
    ),
    (
      .stopWorkflow, 4, false,
      [
        "stop|stops|end|ends|kill|cancel ~5 workflow|nurture_workflow|workflows",
        "stop|stops|end|ends|kill|cancel all|any|the|every|their|her|his ~1 workflow|workflows",
        "take|takes|pull|pulls|remove|removes|get ~2 out|off|from ~4 workflow|workflows|nurture_workflow",
      ]
    ),
    (.pauseWorkflow, 4, false, ["pause|pauses|hold ~5 workflow|workflows|nurture"]),
    (.resumeWorkflow, 4, false, ["resume|restart|unpause ~5 workflow|workflows|nurture"]),
    (.crmSync, 4, false, ["sync|syncs|push|send|export ~6 crm|yardi|realpage|hubspot|salesforce|lasso|external_crm"]),
    (
      .takeover, 4, false,
      [
        "hand|hands|pass|route|transfer|switch ~6 human|live_agent|live_person|real_person|person|agent|staff|office",
        "human takeover|hand_over|handover|handoff", "have ~3 human|person|agent|somebody take|jump over|in",
        "start ~2 takeover", "take over the @chat",
      ]
    ),
    (.endTakeover, 5, false, ["hand|give|turn ~4 back to ~1 bot|assistant|chatbot", "end ~2 takeover"]),
    (.chatMessage, 4, false, ["post|write|send|say ~5 in|into ~2 chat|widget", "chat message"]),
    (
      .marketAlert, 4, false,
      ["market alert", "create|raise|open|make|post ~4 alert", "alert in|on ~2 marketvision|dashboard"]
    ),
    (
      .contentDraft, 4, false,
      [
        "create|draft|write|make|prepare ~5 post|social_post|content_draft|caption|instagram_post|facebook_post",
        "content|social|instagram|facebook draft|post",
      ]
    ),
    (.refreshCompetitors, 4, false, ["refresh|rescrape|rescan|update ~4 competitor|competitors|comps"]),
    (
      .confirmTour, 4, false,
      ["confirm ~2 @tour automatically", "auto confirm ~2 @tour?", "mark ~3 @tour ~2 confirmed"]
    ),
  ]
}
