/// ForgeStudio: generates, approves, schedules and publishes posts, ads and e-mails.
enum ForgeStudio {
  static let events: [EventType] = [
    EventType(
      "content_draft_created", "a content draft is created", app: .forgeStudio, entity: "content_draft", .insert,
      table: "content_drafts",
      payload: [
        .payload("title?", .text, "title"),
        .payload("content_type", .text, "kind of content", .contentType),
        .payload("platform?", .text, "platform", .contentPlatform),
        .payload("status", .text, "status", .contentStatus),
      ]),
    EventType(
      "content_draft_status_changed", "a content draft changes its status", app: .forgeStudio,
      entity: "content_draft", .update, table: "content_drafts",
      payload: [
        .payload("from_status?", .text, "old status", .contentStatus),
        .payload("to_status", .text, "new status", .contentStatus),
        .payload("content_type", .text, "kind of content", .contentType),
        .payload("platform?", .text, "platform", .contentPlatform),
        .payload("scheduled_for?", .timestamp, "scheduled time"),
      ]),
    post("content_published", "content is published"),
    post("content_publish_failed", "publishing content fails"),
    EventType(
      "social_connection_broken", "a social account loses its connection", app: .forgeStudio,
      entity: "social_connection", .update, table: "social_connections",
      payload: [
        .payload("platform", .text, "platform", .socialPlatform),
        .payload("account_name?", .text, "account"),
        .payload("token_expires_at?", .timestamp, "end of the permission"),
        .payload("last_error?", .text, "error"),
      ]),
  ]

  static let actions: [ActionType] = [
    ActionType(
      "create_content_draft", "create a content draft", app: .forgeStudio,
      effect: "Saves a draft; a person approves and publishes it.", causes: ["content_draft_created"],
      parameters: [
        .required("title", .text, "title", role: .words),
        .required("content_type", .text, "kind of content", .contentType),
        .optional("platform", .text, "platform", .contentPlatform),
        .optional("caption", .text, "caption", role: .words),
        .optional("hashtags", .textList, "hashtags", role: .words),
        .optional("call_to_action", .text, "call to action", role: .words),
        .optional("template_id", .uuid, "template"),
      ]),
    ActionType(
      "create_content_brief", "create a content brief", app: .forgeStudio,
      effect: "Saves a brief from which content can be made.", shapes: .sinceAugust,
      parameters: [
        .required("title", .text, "title", role: .words),
        .required("objective", .text, "objective", role: .words),
        .optional("topic", .text, "topic", role: .words),
        .optional("audience", .text, "audience", role: .words),
        .required("channels", .textList, "channels", .briefChannel),
      ]),
    ActionType(
      "schedule_content", "schedule the content", app: .forgeStudio,
      effect: "Schedules an approved draft.", entities: ["content_draft"], causes: ["content_draft_status_changed"],
      parameters: [.required("scheduled_for", .timestamp, "time")]),
    ActionType(
      "reject_content", "reject the content draft", app: .forgeStudio, effect: "Rejects the draft with a reason.",
      entities: ["content_draft"], causes: ["content_draft_status_changed"],
      parameters: [.required("reason", .text, "reason", role: .internalWords)]),
  ]

  private static func post(_ name: String, _ title: String) -> EventType {
    EventType(
      name, title, app: .forgeStudio, entity: "published_post", .update, table: "published_posts",
      payload: [
        .payload("content_draft_id", .uuid, "draft"),
        .payload("platform_post_url?", .text, "address of the post"),
        .payload("error_message?", .text, "error"),
      ])
  }
}
