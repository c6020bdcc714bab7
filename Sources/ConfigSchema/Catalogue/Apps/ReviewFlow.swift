/// ReviewFlow: pulls and imports reviews, classifies them, drafts answers, tracks tickets and reputation cases.
enum ReviewFlow {
  static let events: [EventType] = [
    EventType(
      "review_received", "a review comes in", app: .reviewFlow, entity: "review", .insert, table: "reviews",
      payload: [
        .payload("platform", .text, "review site", .reviewPlatform),
        .payload("rating?", .integer, "rating", range: 1...5),
        .payload("reviewer_name?", .text, "reviewer's name"),
        .payload("review_text?", .text, "review text"),
        .payload("review_date?", .timestamp, "date of the review"),
      ]),
    EventType(
      "review_analyzed", "a review is analyzed", app: .reviewFlow, entity: "review", .update, table: "reviews",
      payload: [
        .payload("rating?", .integer, "rating", range: 1...5),
        .payload("sentiment", .text, "sentiment", .sentiment),
        .payload("sentiment_score?", .number, "sentiment score", range: -1...1),
        .payload("topics", .textList, "topics"),
        .payload("is_urgent", .boolean, "urgent"),
      ]),
    EventType(
      "review_unanswered", "a review stays unanswered", app: .reviewFlow, entity: "review", .clock, table: "reviews",
      payload: [
        .payload("hours_since", .number, "hours without an answer", range: 0...2_628_000),
        .payload("rating?", .integer, "rating", range: 1...5),
        .payload("platform", .text, "review site", .reviewPlatform),
      ]),
    response("review_response_drafted", "an answer to a review is drafted", .insert),
    response("review_response_approved", "an answer to a review is approved", .update),
    response("review_response_rejected", "an answer to a review is rejected", .update),
    response("review_response_posted", "an answer to a review is posted", .update),
    ticket("review_ticket_opened", "a review ticket is opened", .insert),
    ticket("review_ticket_resolved", "a review ticket is resolved", .update),
    reputation("reputation_case_opened", "a reputation case is opened", .insert, caseFields),
    reputation("reputation_case_status_changed", "a reputation case changes its status", .update, caseFields),
    reputation(
      "reputation_case_sla_breached", "a reputation case is overdue", .clock,
      [
        .payload("priority", .text, "priority", .casePriority),
        .payload("hours_overdue", .number, "hours overdue"),
      ]),
  ]

  static let actions: [ActionType] = [
    ActionType(
      "open_review_ticket", "open a ticket for the review", app: .reviewFlow,
      effect: "Opens a follow-up ticket; the app opens one by itself for negative or urgent reviews.",
      entities: ["review"], causes: ["review_ticket_opened"],
      parameters: [
        .required("title", .text, "title", role: .internalWords),
        .optional("description", .text, "description", role: .internalWords),
        .optional("priority", .text, "priority", .priority, fallback: "medium"),
        .optional("assigned_to", .uuid, "person"),
      ]),
    ActionType(
      "update_review_ticket", "change the review ticket", app: .reviewFlow, effect: "Changes the ticket's row.",
      entities: ["review_ticket", "review"], causes: ["review_ticket_resolved"],
      parameters: [
        .optional("status", .text, "status", .ticketStatus),
        .optional("priority", .text, "priority", .priority),
        .optional("assigned_to", .uuid, "person"),
      ]),
    ActionType(
      "draft_review_response", "draft an answer to the review", app: .reviewFlow,
      effect: "Saves a draft; a person reads and posts it.", entities: ["review"], causes: ["review_response_drafted"],
      parameters: [
        .required("response_text", .text, "answer", role: .words),
        .optional("tone", .text, "tone"),
      ]),
    ActionType(
      "skip_review_response", "leave the review without an answer", app: .reviewFlow,
      effect: "Marks the review as skipped.", entities: ["review"]),
    ActionType(
      "assign_reputation_case", "assign the reputation case", app: .reviewFlow, effect: "Sets the case's owner.",
      entities: ["reputation_case"], shapes: .sinceAugust,
      parameters: [.required("owner_profile_id", .uuid, "person")]),
  ]

  private static let caseFields: [FieldSpec] = [
    .payload("review_id", .uuid, "review"),
    .payload("from_status?", .text, "old status", .caseStatus),
    .payload("status", .text, "status", .caseStatus),
    .payload("priority", .text, "priority", .casePriority),
    .payload("risk_class?", .text, "risk class", .riskClass),
    .payload("policy_class?", .text, "policy class", .policyClass),
    .payload("sla_due_at?", .timestamp, "due time"),
  ]

  private static func response(_ name: String, _ title: String, _ kind: EventType.Kind) -> EventType {
    EventType(
      name, title, app: .reviewFlow, entity: "review_response", kind, table: "review_responses",
      payload: [
        .payload("review_id", .uuid, "review"),
        .payload("status", .text, "answer status", .responseStatus),
        .payload("tone?", .text, "tone"),
        .payload("response_type", .text, "kind of answer", .responseType),
      ])
  }

  private static func ticket(_ name: String, _ title: String, _ kind: EventType.Kind) -> EventType {
    EventType(
      name, title, app: .reviewFlow, entity: "review_ticket", kind, table: "review_tickets",
      payload: [
        .payload("review_id?", .uuid, "review"),
        .payload("title", .text, "title"),
        .payload("priority", .text, "priority", .priority),
        .payload("status", .text, "ticket status", .ticketStatus),
        .payload("assigned_to?", .uuid, "person"),
      ])
  }

  private static func reputation(
    _ name: String, _ title: String, _ kind: EventType.Kind, _ payload: [FieldSpec]
  ) -> EventType {
    EventType(
      name, title, app: .reviewFlow, entity: "reputation_case", kind, table: "reputation_cases",
      shapes: .sinceAugust, payload: payload)
  }
}
