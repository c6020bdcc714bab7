import ConfigSchema
import Testing

@Suite struct CatalogueTests {
  let catalogue = Catalogue.standard

  @Test func everyEventTypeOfThePlatformIsListed() {
    let expected = """
      lead_uncontacted lead_stale lead_stage_overdue lead_move_in_approaching tour_upcoming tour_unmarked
      conversation_idle review_unanswered email_thread_awaiting_reply reputation_case_sla_breached
      campaign_spend_spike metric_goal_missed lead_created lead_updated lead_status_changed lead_contacted
      lead_consent_given tour_scheduled tour_confirmed tour_cancelled tour_completed tour_no_show tour_rescheduled
      workflow_started workflow_completed workflow_stopped workflow_converted workflow_step_sent
      workflow_step_failed lead_scored lead_bucket_changed lead_engaged widget_session_started
      widget_session_converted conversation_started message_received human_takeover_started human_takeover_ended
      email_received calendar_disconnected review_received review_analyzed review_response_drafted
      review_response_approved review_response_rejected review_response_posted review_ticket_opened
      review_ticket_resolved reputation_case_opened reputation_case_status_changed content_draft_created
      content_draft_status_changed content_published content_publish_failed social_connection_broken
      competitor_added market_alert_created competitor_price_changed competitor_special_changed
      scrape_job_completed scrape_job_failed website_status_changed website_deployed website_form_submitted
      website_form_failed audit_run_completed audit_run_failed audit_score_dropped audit_finding_opened
      marketing_data_synced import_job_failed property_created onboarding_task_completed onboarding_task_blocked
      integration_status_changed knowledge_source_completed knowledge_source_failed lead_crm_synced
      lead_crm_sync_failed lead_crm_dead_lettered brand_book_approved
      """
    #expect(Set(catalogue.events.map(\.name)) == Set(words(expected)))
  }

  @Test func everyActionTypeOfThePlatformIsListed() {
    let expected = """
      send_sms send_email update_stage add_note create_task start_workflow pause_workflow stop_workflow
      resume_workflow schedule_tour cancel_tour confirm_tour assign_agent sync_to_external_crm webhook rescore_lead
      record_engagement start_human_takeover end_human_takeover post_chat_message set_widget_tours_enabled
      set_welcome_message open_review_ticket update_review_ticket draft_review_response skip_review_response
      assign_reputation_case create_content_draft create_content_brief schedule_content reject_content
      create_market_alert dismiss_market_alert request_competitor_refresh set_finding_status
      create_onboarding_task complete_onboarding_task block_onboarding_task
      """
    #expect(Set(catalogue.actions.map(\.name)) == Set(words(expected)))
  }

  @Test func everyEntryHasWordsForSentences() {
    for event in catalogue.events {
      #expect(!event.title.isEmpty && !event.title.contains("_"), "\(event.name)")
      for field in catalogue.fields(forEvent: event.name) {
        #expect(!field.title.isEmpty && !field.title.contains("_"), "\(event.name) \(field.path)")
      }
    }
    for action in catalogue.actions {
      #expect(!action.title.isEmpty && !action.title.contains("_"), "\(action.name)")
      #expect(action.effect.hasSuffix("."), "\(action.name)")
      for parameter in action.parameters { #expect(!parameter.title.isEmpty, "\(action.name) \(parameter.name)") }
    }
  }

  @Test func everyAppHasATitleAndAPurpose() {
    for app in App.allCases { #expect(!app.title.isEmpty && !app.purpose.isEmpty) }
  }

  @Test func fieldPathsAreUniquePerEventAndParametersPerAction() {
    for event in catalogue.events {
      let paths = catalogue.fields(forEvent: event.name).map(\.path)
      #expect(Set(paths).count == paths.count, "\(event.name)")
    }
    for action in catalogue.actions {
      #expect(Set(action.parameters.map(\.name)).count == action.parameters.count, "\(action.name)")
    }
  }

  @Test func alternativesNameOptionalParametersOfTheirAction() {
    for action in catalogue.actions {
      for name in action.alternatives.flatMap({ $0 }) {
        #expect(action.parameter(named: name)?.isRequired == false, "\(action.name).\(name)")
      }
    }
  }

  @Test func entitiesOfActionsAreEntitiesOfSomeEvent() {
    let known = Set(catalogue.events.map(\.entityType))
    for action in catalogue.actions { #expect(known.isSuperset(of: action.entities), "\(action.name)") }
  }

  @Test(arguments: [
    ("payload.source", "lead_created", FieldType.text),
    ("payload.rating", "review_received", .integer),
    ("payload.hours_until", "tour_upcoming", .number),
    ("payload.move_in_date", "lead_created", .date),
    ("payload.is_urgent", "review_analyzed", .boolean),
    ("payload.topics", "review_analyzed", .textList),
    ("payload.metadata.page.title", "lead_engaged", .json),
    ("lead.status", "tour_no_show", .text),
    ("property.unit_count", "review_received", .integer),
    ("time.local_hour", "lead_created", .hour),
    ("time.weekday", "content_published", .weekday),
    ("payload.anything", "gate_opened", .json),
    ("lead.status", "gate_opened", .text),
  ])
  func fieldsHaveTheirType(_ path: String, _ event: String, _ type: FieldType) {
    #expect(catalogue.field(path, forEvent: event)?.type == type)
  }

  @Test(arguments: [
    ("payload.rating", "lead_created"), ("lead.status", "review_received"), ("payload.source.x", "lead_created"),
    ("lead.shoe_size", "lead_created"), ("time.minute", "lead_created"), ("payload.", "gate_opened"),
    ("payload.metadata.", "lead_engaged"), ("source", "lead_created"), ("", "lead_created"),
  ])
  func unknownFieldsAreNotFound(_ path: String, _ event: String) {
    #expect(catalogue.field(path, forEvent: event) == nil)
  }

  @Test func clockEventsAreThoseFoundByLooking() {
    #expect(catalogue.events.filter { $0.kind == .clock }.count == 12)
    #expect(catalogue.isClock("lead_stale") && !catalogue.isClock("lead_created") && !catalogue.isClock("gate_opened"))
  }

  @Test func vocabulariesFoldLikeThePlatform() {
    let source = catalogue.field("lead.source", forEvent: "lead_created")?.vocabulary
    let status = catalogue.field("lead.status", forEvent: "lead_created")?.vocabulary
    #expect(source?.contains("apartmentscom") == true && source?.contains("Walk In") == true)
    #expect(source?.contains("carrier pigeon") == false)
    #expect(status?.contains("Tour-Booked") == true && status?.contains("tour booking") == false)
  }

  @Test func unknownNamesGetReadableTitles() {
    #expect(catalogue.title(ofEvent: "gate_opened") == "“gate_opened” happens")
    #expect(catalogue.title(ofField: "payload.gate_number", event: "gate_opened") == "gate number")
    #expect(
      catalogue.title(ofField: "payload.days_until", event: "lead_move_in_approaching") == "days until the move-in date"
    )
  }

  private func words(_ text: String) -> [String] { text.split(whereSeparator: \.isWhitespace).map(String.init) }
}
