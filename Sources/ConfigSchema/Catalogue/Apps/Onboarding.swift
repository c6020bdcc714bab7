/// Community onboarding, knowledge sources and the sync to an external CRM.
enum Onboarding {
  static let events: [EventType] = [
    EventType(
      "property_created", "a property is added", app: .onboarding, entity: "property", .insert, table: "properties",
      payload: [
        .payload("name", .text, "name"),
        .payload("org_id?", .uuid, "organization"),
        .payload("property_type?", .text, "property type", .propertyType, shapes: .sinceAugust),
      ]),
    task("onboarding_task_completed", "an onboarding task is completed"),
    task("onboarding_task_blocked", "an onboarding task is blocked"),
    EventType(
      "integration_status_changed", "an integration changes its status", app: .onboarding, entity: "integration",
      .update, table: "integration_credentials",
      payload: [
        .payload("platform", .text, "platform", .integrationPlatform),
        .payload("from_status?", .text, "old status", .integrationStatus),
        .payload("to_status", .text, "new status", .integrationStatus),
        .payload("last_error?", .text, "error"),
      ]),
    knowledge("knowledge_source_completed", "a knowledge source is read"),
    knowledge("knowledge_source_failed", "reading a knowledge source fails"),
    sync("lead_crm_synced", "a lead reaches the external CRM"),
    sync("lead_crm_sync_failed", "sending a lead to the external CRM fails"),
    sync("lead_crm_dead_lettered", "sending a lead to the external CRM is given up"),
  ]

  static let actions: [ActionType] = [
    ActionType(
      "create_onboarding_task", "create an onboarding task", app: .onboarding,
      effect: "Adds a task to the property's set-up checklist.",
      parameters: [
        .required("task_type", .text, "kind of task"),
        .required("task_name", .text, "name", role: .internalWords),
        .optional("description", .text, "description", role: .internalWords),
        .required("category", .text, "category", .onboardingCategory),
        .required("priority", .integer, "priority"),
        .optional("due_date", .timestamp, "due"),
        .optional("assigned_to", .uuid, "person"),
      ]),
    ActionType(
      "complete_onboarding_task", "complete the onboarding task", app: .onboarding,
      effect: "Marks the set-up task as completed.", entities: ["onboarding_task"],
      causes: ["onboarding_task_completed"]),
    ActionType(
      "block_onboarding_task", "mark the onboarding task as blocked", app: .onboarding,
      effect: "Marks the set-up task as blocked.", entities: ["onboarding_task"], causes: ["onboarding_task_blocked"],
      parameters: [.required("blocked_reason", .text, "reason", role: .internalWords)]),
  ]

  private static func task(_ name: String, _ title: String) -> EventType {
    EventType(
      name, title, app: .onboarding, entity: "onboarding_task", .update, table: "onboarding_tasks",
      payload: [
        .payload("task_type", .text, "kind of task"),
        .payload("task_name", .text, "task"),
        .payload("category", .text, "category", .onboardingCategory),
        .payload("blocked_reason?", .text, "reason"),
        .payload("completed_by?", .uuid, "person"),
      ])
  }

  private static func knowledge(_ name: String, _ title: String) -> EventType {
    EventType(
      name, title, app: .onboarding, entity: "knowledge_source", .update, table: "knowledge_sources",
      payload: [
        .payload("source_type", .text, "kind of source", .knowledgeSource),
        .payload("source_name", .text, "source"),
        .payload("documents_created", .integer, "number of documents"),
        .payload("error_message?", .text, "error"),
      ])
  }

  private static func sync(_ name: String, _ title: String) -> EventType {
    EventType(
      name, title, app: .onboarding, entity: "lead", .update, table: "leads", lead: .always, shapes: .sinceAugust,
      payload: [
        .payload("crm_sync_status", .text, "sync status", .crmSyncStatus),
        .payload("external_crm_id?", .text, "id in the external CRM"),
        .payload("crm_sync_error?", .text, "error"),
        .payload("crm_sync_retry_count", .integer, "number of attempts"),
      ])
  }
}
