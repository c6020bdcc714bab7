/// Community onboarding, integrations, knowledge, and the imports of advertising figures.
extension CaptureTable {
  static let properties = CaptureTable(
    "properties", property: "n ->> 'id'",
    [CaptureRule("property_created", .insert, CaptureRule.columns("name", "org_id", "property_type"))])

  static let onboardingTasks = CaptureTable(
    "onboarding_tasks",
    [task("onboarding_task_completed", "completed"), task("onboarding_task_blocked", "blocked")])

  private static func task(_ event: String, _ status: String) -> CaptureRule {
    CaptureRule(
      event, .update, when: CaptureRule.became("status", status),
      CaptureRule.columns("task_type", "task_name", "category", "blocked_reason", "completed_by"))
  }

  static let integrations = CaptureTable(
    "integration_credentials",
    [
      CaptureRule(
        "integration_status_changed", .update, when: CaptureRule.changed("status"),
        [("from_status", "o -> 'status'"), ("to_status", "n -> 'status'")]
          + CaptureRule.columns("platform", "last_error"))
    ])

  static let knowledgeSources = CaptureTable(
    "knowledge_sources",
    [knowledge("knowledge_source_completed", "completed"), knowledge("knowledge_source_failed", "failed")])

  private static func knowledge(_ event: String, _ status: String) -> CaptureRule {
    CaptureRule(
      event, .update, when: CaptureRule.became("status", status),
      CaptureRule.columns("source_type", "source_name", "documents_created", "error_message"))
  }

  static let importJobs = CaptureTable(
    "import_jobs",
    [
      CaptureRule(
        "import_job_failed", .update, when: CaptureRule.became("status", "failed"),
        CaptureRule.columns("channels", "error_message"))
    ])
}
