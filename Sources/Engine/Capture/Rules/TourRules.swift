/// Both tables of tours, and the platform's own follow-up workflows.
extension CaptureTable {
  static let tours = CaptureTable(
    "tours", lead: "n ->> 'lead_id'", tourRules(date: "tour_date", time: "tour_time", staff))
  static let bookings = CaptureTable(
    "tour_bookings", lead: "n ->> 'lead_id'", tourRules(date: "scheduled_date", time: "scheduled_time", booked))

  private typealias Payload = [(name: String, from: String)]

  private static let staff: Payload = [
    ("tour_source", "'\"tours\"'::jsonb"), ("tour_type", "n -> 'tour_type'"),
    ("assigned_agent_id", "n -> 'assigned_agent_id'"), ("duration_minutes", "null::jsonb"),
    ("booking_source", "null::jsonb"),
  ]

  /// The widget's bookings have no kind; the dashboard shows them as visits in person.
  private static let booked: Payload = [
    ("tour_source", "'\"tour_bookings\"'::jsonb"), ("tour_type", "'\"in_person\"'::jsonb"),
    ("assigned_agent_id", "null::jsonb"), ("duration_minutes", "n -> 'duration_minutes'"),
    ("booking_source", "n -> 'source'"),
  ]

  private static func tourRules(date: String, time: String, _ own: Payload) -> [CaptureRule] {
    let appointment: Payload =
      own + [("tour_date", "n -> '\(date)'"), ("tour_time", "n -> '\(time)'"), ("status", "n -> 'status'")]
    let outcome = appointment + [("from_status", "o -> 'status'")]
    let completion: Payload = [
      ("completed_at", "n -> 'completed_at'"), ("completion_notes", "n -> 'completion_notes'"),
    ]
    return [
      CaptureRule("tour_scheduled", .insert, appointment),
      CaptureRule("tour_confirmed", .update, when: CaptureRule.became("status", "confirmed"), outcome),
      CaptureRule("tour_cancelled", .update, when: CaptureRule.became("status", "cancelled"), outcome),
      CaptureRule("tour_completed", .update, when: CaptureRule.became("status", "completed"), outcome + completion),
      CaptureRule("tour_no_show", .update, when: CaptureRule.became("status", "no_show"), outcome),
      CaptureRule(
        "tour_rescheduled", .update, when: "(\(CaptureRule.changed(date)) or \(CaptureRule.changed(time)))",
        [("old_date", "o -> '\(date)'"), ("old_time", "o -> '\(time)'")] + appointment),
    ]
  }

  static let workflows = CaptureTable(
    "lead_workflows", property: propertyOfLead, lead: "n ->> 'lead_id'",
    [
      workflow("workflow_started", .insert, when: nil),
      workflow("workflow_completed", .update, when: CaptureRule.became("status", "completed")),
      workflow("workflow_stopped", .update, when: CaptureRule.became("status", "stopped")),
      workflow("workflow_converted", .update, when: CaptureRule.became("status", "converted")),
    ])

  private static func workflow(_ event: String, _ change: CaptureRule.Change, when: String?) -> CaptureRule {
    CaptureRule(
      event, change, when: when,
      [
        (
          "trigger_on",
          "(select to_jsonb(d.trigger_on) from public.workflow_definitions d where d.id = (n ->> 'workflow_id')::uuid)"
        )
      ] + CaptureRule.columns("workflow_id", "current_step", "status"))
  }

  static let workflowSteps = CaptureTable(
    "workflow_actions",
    property: """
      (select l.property_id::text from public.lead_workflows w join public.leads l on l.id = w.lead_id
        where w.id = (n ->> 'lead_workflow_id')::uuid)
      """,
    lead: "(select w.lead_id::text from public.lead_workflows w where w.id = (n ->> 'lead_workflow_id')::uuid)",
    [step("workflow_step_sent", "sent"), step("workflow_step_failed", "failed")])

  private static func step(_ event: String, _ status: String) -> CaptureRule {
    CaptureRule(
      event, .either, when: CaptureRule.became("status", status),
      CaptureRule.columns(
        "lead_workflow_id", "step_number", "action_type", "template_id", "external_id", "error_message"))
  }
}
