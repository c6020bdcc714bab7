/// ForgeStudio's content and SiteForge's websites.
extension CaptureTable {
  static let contentDrafts = CaptureTable(
    "content_drafts",
    [
      CaptureRule(
        "content_draft_created", .insert, CaptureRule.columns("title", "content_type", "platform", "status")),
      CaptureRule(
        "content_draft_status_changed", .update, when: CaptureRule.changed("status"),
        [("from_status", "o -> 'status'"), ("to_status", "n -> 'status'")]
          + CaptureRule.columns("content_type", "platform", "scheduled_for")),
    ])

  static let posts = CaptureTable(
    "published_posts",
    property: "(select d.property_id::text from public.content_drafts d where d.id = (n ->> 'content_draft_id')::uuid)",
    [post("content_published", "published"), post("content_publish_failed", "failed")])

  private static func post(_ event: String, _ status: String) -> CaptureRule {
    CaptureRule(
      event, .either, when: CaptureRule.became("status", status),
      CaptureRule.columns("content_draft_id", "platform_post_url", "error_message"))
  }

  static let socialConnections = CaptureTable(
    "social_connections",
    [
      CaptureRule(
        "social_connection_broken", .update,
        when: "(n ->> 'is_active')::boolean is false and " + CaptureRule.changed("is_active"),
        CaptureRule.columns("platform", "account_name", "token_expires_at", "last_error"))
    ])

  static let websites = CaptureTable(
    "property_websites",
    [
      CaptureRule(
        "website_status_changed", .update, when: CaptureRule.changed("generation_status"),
        [("from_status", "o -> 'generation_status'"), ("to_status", "n -> 'generation_status'")]
          + CaptureRule.columns("wp_url", "error_message")),
      CaptureRule(
        "website_deployed", .update,
        when: CaptureRule.changed("deployed_at") + " and n ->> 'deployed_at' is not null",
        CaptureRule.columns("wp_url", "deployed_at")),
    ])

  static let websiteForms = CaptureTable(
    "siteforge_conversion_submissions", lead: "n ->> 'lead_id'",
    [
      CaptureRule(
        "website_form_submitted", .insert,
        CaptureRule.columns("website_id", "form_kind", "intent_key", "consent_state", "result_status", "tour_id")),
      CaptureRule(
        "website_form_failed", .update, when: CaptureRule.became("result_status", "failed"),
        CaptureRule.columns("failure_code", "form_kind", "intent_key")),
    ])

  static let brandBooks = CaptureTable(
    "property_brand_assets",
    [
      CaptureRule(
        "brand_book_approved", .update, when: CaptureRule.became("approval_status", "approved"),
        CaptureRule.columns("approval_status"))
    ])
}
