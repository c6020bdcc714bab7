/// Every list of values the catalogue uses. Hard lists are CHECK constraints of the platform, soft ones its code's habits.
extension Vocabulary {
  static let leadStatus = Vocabulary(.soft, LeadStatus.all, sinceAugust: [LeadStatus.toured])
  static let leadSource = Vocabulary(
    .soft,
    [
      "manual", "walk-in", "phone", "website", "zillow", "apartments.com", "google_ads", "meta_ads", "referral",
      "LumaLeasing", "LumaLeasing Widget", "LumaLeasing Tour Booking", "AI Chat", "SiteForge Website", "Direct Website",
      "Google Ads", "Facebook Ads", "Website Form",
    ], folding: .source)
  static let bedrooms = Vocabulary(
    .soft, ["studio", "1bd", "2bd", "3bd", "4bd+", "0", "1", "2", "3", "4"], folding: .source)
  static let scoreBucket = Vocabulary(.soft, ["hot", "warm", "cold", "unqualified"])
  static let crmSyncStatus = Vocabulary(
    .hard, ["pending", "retrying", "processing", "created", "linked", "failed", "skipped", "dead_lettered"])

  static let tourStatus = Vocabulary(.soft, ["scheduled", "confirmed", "completed", "cancelled", "no_show"])
  static let tourType = Vocabulary(.soft, ["in_person", "virtual", "self_guided"])
  static let tourTable = Vocabulary(.hard, ["tours", "tour_bookings"])
  static let bookingSource = Vocabulary(
    .soft, ["lumaleasing", "lumaleasing_extraction", "direct", "phone"], folding: .source)

  static let workflowStart = Vocabulary(.soft, ["lead_created", "tour_no_show", "tour_completed"])
  static let workflowStatus = Vocabulary(.soft, ["active", "paused", "completed", "converted", "stopped"])
  static let workflowStep = Vocabulary(.soft, ["sms", "email"])
  static let engagement = Vocabulary(
    .soft,
    [
      "chat_started", "chat_message_sent", "email_opened", "email_clicked", "sms_replied", "tour_scheduled",
      "tour_completed", "tour_no_show", "application_started", "application_submitted", "document_viewed",
      "price_check", "unit_favorited", "repeat_visit", "call_inbound", "call_outbound_answered",
      "website_lead_submitted",
    ], sinceAugust: ["website_lead_submitted"])

  static let channel = Vocabulary(.soft, ["widget", "chat", "sms", "email"])
  static let messageRole = Vocabulary(.soft, ["user", "assistant", "system"])
  static let threadStatus = Vocabulary(
    .soft, ["active", "awaiting_internal_reply", "awaiting_lead_reply", "resolved"])
  static let tokenStatus = Vocabulary(.soft, ["healthy", "expiring_soon", "expired", "revoked"])
  static let calendarProvider = Vocabulary(.hard, ["google", "microsoft"])

  static let reviewPlatform = Vocabulary(.soft, ["google", "yelp", "apartments_com", "facebook", "other"])
  static let sentiment = Vocabulary(.soft, ["positive", "neutral", "negative"])
  static let responseStatus = Vocabulary(.soft, ["draft", "approved", "rejected", "posted"])
  static let responseType = Vocabulary(.soft, ["ai_generated", "human_written"])
  static let priority = Vocabulary(.soft, ["low", "medium", "high", "urgent"])
  static let ticketStatus = Vocabulary(.soft, ["open", "in_progress", "resolved", "closed"])
  static let caseStatus = Vocabulary(
    .hard, ["open", "triaged", "awaiting_approval", "ready_to_post", "remediation", "resolved", "dismissed"])
  static let casePriority = Vocabulary(.hard, ["low", "medium", "high", "urgent"])
  static let riskClass = Vocabulary(.soft, ["routine", "reputational", "operational", "legal_regulatory"])
  static let policyClass = Vocabulary(
    .soft,
    [
      "standard", "fair_housing", "discrimination", "accessibility", "safety", "legal_threat", "privacy",
      "habitability", "employee_accusation", "compensation_liability",
    ])

  static let contentType = Vocabulary(.soft, ["social_post", "ad_copy", "email", "video_script"])
  static let contentPlatform = Vocabulary(.soft, ["instagram", "facebook", "linkedin", "twitter"])
  static let contentStatus = Vocabulary(
    .hard,
    [
      "generating", "draft", "draft_partial", "pending_review", "approved", "scheduled", "publishing", "published",
      "failed", "rejected", "archived",
    ], sinceAugust: ["generating", "draft_partial", "pending_review", "publishing", "archived"])
  static let socialPlatform = Vocabulary(
    .hard, ["instagram", "facebook", "linkedin", "twitter", "x", "tiktok", "google_business"],
    sinceAugust: ["x", "tiktok", "google_business"])

  /// A brief's channels are an open list; these are the accounts that content is published to.
  static let briefChannel = Vocabulary(.soft, socialPlatform.values)

  static let alertType = Vocabulary(
    .soft,
    ["price_drop", "price_increase", "new_special", "availability_change", "new_competitor", "competitor_update"])
  static let alertSeverity = Vocabulary(.soft, ["info", "warning", "critical"])
  static let scrapeJob = Vocabulary(.soft, ["brand_intelligence", "refresh"])

  static let websiteStatus = Vocabulary(
    .hard,
    [
      "queued", "analyzing_brand", "planning_architecture", "creating_design", "planning_photos",
      "generating_content", "preparing_assets", "executing_photos", "validating_quality", "ready_for_preview",
      "deploying", "complete", "failed", "deploy_failed",
    ])
  static let formKind = Vocabulary(.hard, ["lead", "tour", "contact", "custom"])
  static let formIntent = Vocabulary(
    .hard,
    [
      "inquiry", "tour", "visit", "private_appointment", "apply", "register_interest", "waitlist",
      "pricing_availability_request", "brochure_request", "broker_registration", "sales_inquiry",
      "commercial_leasing_inquiry", "rfp", "professional_referral", "directions", "external_booking",
    ])
  static let formConsent = Vocabulary(.hard, ["accepted", "rejected", "unknown"])
  static let formResult = Vocabulary(.hard, ["received", "processing", "accepted", "duplicate", "rejected", "failed"])

  static let auditSurface = Vocabulary(.hard, ["openai", "claude", "chatgpt", "gemini", "perplexity", "google_ai"])
  static let findingSeverity = Vocabulary(.hard, ["critical", "high", "medium", "low", "info"])
  static let findingStatus = Vocabulary(.hard, ["todo", "in_progress", "fixed", "wont_fix"])

  static let adChannel = Vocabulary(.soft, ["google_ads", "meta", "meta_ads", "ga4"])
  static let metricKey = Vocabulary(.hard, ["spend", "impressions", "clicks", "conversions", "ctr", "cpa"])
  static let goalType = Vocabulary(.hard, ["daily", "weekly", "monthly"])

  static let onboardingCategory = Vocabulary(
    .hard, ["setup", "documents", "integrations", "billing", "training", "general"])
  static let integrationStatus = Vocabulary(
    .hard, ["pending", "requested", "connected", "verified", "expired", "error"])
  static let integrationPlatform = Vocabulary(
    .hard,
    [
      "google_analytics", "google_search_console", "google_tag_manager", "google_ads", "google_business_profile",
      "meta_ads", "linkedin_ads", "tiktok_ads", "email_marketing", "crm", "pms", "yardi", "realpage", "salesforce",
      "hubspot", "lasso",
    ], sinceAugust: ["yardi", "realpage", "salesforce", "hubspot", "lasso"])
  static let knowledgeSource = Vocabulary(
    .hard,
    ["intake_form", "document", "website", "integration", "manual", "brand_book", "competitor_intelligence"],
    sinceAugust: ["brand_book", "competitor_intelligence"])

  /// What a community can be, in the order of the list a person chooses from.
  public static let propertyType = Vocabulary(
    .hard,
    [
      "multifamily", "senior", "student", "mixed_use", "affordable", "luxury", "townhome", "condo", "single_family",
      "master_planned",
    ], sinceAugust: ["townhome", "condo", "single_family", "master_planned"])
  static let httpMethod = Vocabulary(.hard, ["POST", "PUT", "PATCH", "GET"], folding: .caseless)
}

/// The values of `leads.status` that the platform's own code knows.
public enum LeadStatus {
  public static let new = "new"
  public static let contacted = "contacted"
  public static let tourBooked = "tour_booked"
  public static let toured = "toured"
  public static let leased = "leased"
  public static let lost = "lost"
  /// In the order a lead usually takes.
  public static let all = [new, contacted, tourBooked, toured, leased, lost]
  /// Nothing more is sent to a lead in one of these.
  public static let closed = [leased, lost]
}
