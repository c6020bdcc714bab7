extension TourSpark {
  static let leadEvents: [EventType] = [
    lead(
      "lead_created", "a lead arrives", .insert,
      [
        .payload("source?", .text, "source", .leadSource),
        .payload("status", .text, "status", .leadStatus),
        .payload("first_name?", .text, "first name"),
        .payload("last_name?", .text, "last name"),
        .payload("email?", .text, "e-mail address"),
        .payload("phone?", .text, "phone number"),
        .payload("move_in_date?", .date, "wished move-in date"),
        .payload("bedrooms?", .text, "bedrooms asked for", .bedrooms),
        .payload("created_at", .timestamp, "time of creation"),
      ]),
    lead(
      "lead_updated", "a lead's details change", .update,
      [
        .payload("changed_fields", .textList, "changed fields"),
        .payload("source?", .text, "source", .leadSource),
        .payload("status?", .text, "status", .leadStatus),
        .payload("first_name?", .text, "first name"),
        .payload("last_name?", .text, "last name"),
        .payload("email?", .text, "e-mail address"),
        .payload("phone?", .text, "phone number"),
        .payload("move_in_date?", .date, "wished move-in date"),
        .payload("bedrooms?", .text, "bedrooms asked for", .bedrooms),
      ]),
    lead(
      "lead_status_changed", "a lead's status changes", .update,
      [
        .payload("from_status?", .text, "old status", .leadStatus),
        .payload("to_status", .text, "new status", .leadStatus),
        .payload("source?", .text, "source", .leadSource),
      ]),
    lead(
      "lead_contacted", "a lead is contacted", .update,
      [
        .payload("last_contacted_at", .timestamp, "time of the contact"),
        .payload("status", .text, "status", .leadStatus),
      ]),
    lead(
      "lead_uncontacted", "a lead is still waiting for a first contact", .clock,
      [
        .payload("minutes_since_created", .integer, "minutes since the lead arrived", range: 0...2_628_000),
        .payload("source?", .text, "source", .leadSource),
      ]),
    lead(
      "lead_stale", "a lead has not been contacted for a while", .clock,
      [
        .payload("days_since_contact", .integer, "days since our last contact", range: 0...2_628_000),
        .payload("status", .text, "status", .leadStatus),
        .payload("score_bucket?", .text, "score bucket", .scoreBucket),
      ]),
    lead(
      "lead_stage_overdue", "a lead stays in a stage past its time limit", .clock, table: "crm_entity_stages",
      [
        .payload("stage", .text, "stage"),
        .payload("hours_in_stage", .number, "hours in the stage", range: 0...2_628_000),
        .payload("sla_hours", .number, "the stage's time limit in hours"),
      ]),
    lead(
      "lead_move_in_approaching", "a lead's wished move-in date comes near", .clock,
      [
        .payload("move_in_date", .date, "wished move-in date"),
        .payload("days_until", .integer, "days until the move-in date"),
        .payload("status", .text, "status", .leadStatus),
        .payload("score_bucket?", .text, "score bucket", .scoreBucket),
      ]),
    lead(
      "lead_consent_given", "a lead agrees to be contacted", .update, shapes: .sinceAugust,
      [
        .payload("consent", .boolean, "consent"),
        .payload("consented_at?", .timestamp, "time of the consent"),
        .payload("consent_text?", .text, "consent wording"),
      ]),
  ]

  static let leadActions: [ActionType] = [
    ActionType(
      "update_stage", "move the lead", app: .tourSpark,
      effect: "Sets the lead's status and notes the change on its timeline.", movesLead: true, needsLead: true,
      causes: ["lead_status_changed"],
      parameters: [.required("to_status", .text, "to", .leadStatus, role: .stage)]),
    ActionType(
      "add_note", "add a note to the lead", app: .tourSpark, effect: "Adds a note to the lead's timeline.",
      needsLead: true,
      parameters: [.required("description", .text, "note", role: .internalWords)]),
    ActionType(
      "create_task", "create a task", app: .tourSpark, effect: "Creates a team task.",
      parameters: [
        .required("title", .text, "title", role: .internalWords),
        .optional("description", .text, "description", role: .internalWords),
        .optional("due_in_hours", .number, "due in hours", range: 0...43_800),
        // A profile's id, or a name or role for the team to read: people do not know ids.
        .optional("assign_to", .text, "for"),
      ]),
    ActionType(
      "sync_to_external_crm", "send the lead to the connected CRM", app: .tourSpark,
      effect: "Queues the lead for the external CRM; skipped unless a field mapping is validated.", needsLead: true,
      causes: ["lead_crm_synced", "lead_crm_sync_failed", "lead_crm_dead_lettered"], shapes: .sinceAugust),
    ActionType(
      "webhook", "call a web address", app: .tourSpark,
      effect: "Sends the event's data to a server outside the platform.",
      parameters: [
        .required("url", .text, "address", role: .url),
        .optional("method", .text, "method", .httpMethod, fallback: "POST"),
        .optional("headers", .json, "headers"),
        .optional("body", .json, "body"),
      ]),
  ]

  private static func lead(
    _ name: String, _ title: String, _ kind: EventType.Kind, table: String = "leads", shapes: Shape = .all,
    _ payload: [FieldSpec]
  ) -> EventType {
    EventType(
      name, title, app: .tourSpark, entity: "lead", kind, table: table, lead: .always, shapes: shapes,
      payload: payload)
  }
}
