/// SiteForge: property websites, whose forms create leads and tours. It offers no action that is safe to automate.
enum SiteForge {
  static let events: [EventType] = [
    EventType(
      "website_status_changed", "a website changes its status", app: .siteForge, entity: "website", .update,
      table: "property_websites",
      payload: [
        .payload("from_status?", .text, "old status", .websiteStatus),
        .payload("to_status", .text, "new status", .websiteStatus),
        .payload("wp_url?", .text, "address"),
        .payload("error_message?", .text, "error"),
      ]),
    EventType(
      "website_deployed", "a website goes live", app: .siteForge, entity: "website", .update,
      table: "property_websites",
      payload: [
        .payload("wp_url?", .text, "address"),
        .payload("deployed_at", .timestamp, "time"),
      ]),
    EventType(
      "website_form_submitted", "a website form is sent", app: .siteForge, entity: "website_submission", .insert,
      table: "siteforge_conversion_submissions", lead: .sometimes, shapes: .sinceAugust,
      payload: [
        .payload("website_id", .uuid, "website"),
        .payload("form_kind", .text, "kind of form", .formKind),
        .payload("intent_key", .text, "purpose of the form", .formIntent),
        .payload("consent_state", .text, "consent", .formConsent),
        .payload("result_status", .text, "result", .formResult),
        .payload("tour_id?", .uuid, "tour"),
      ]),
    EventType(
      "website_form_failed", "a website form fails", app: .siteForge, entity: "website_submission", .update,
      table: "siteforge_conversion_submissions", lead: .sometimes, shapes: .sinceAugust,
      payload: [
        .payload("failure_code?", .text, "failure"),
        .payload("form_kind", .text, "kind of form", .formKind),
        .payload("intent_key", .text, "purpose of the form", .formIntent),
      ]),
  ]
}
