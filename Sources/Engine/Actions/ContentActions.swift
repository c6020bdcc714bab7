/// ForgeStudio's drafts and briefs.
enum ContentActions {
  private static let runs = DatabaseAction.runs

  static let all: [DatabaseAction] = [createDraft, createBrief, schedule, reject]

  static let createDraft = DatabaseAction(
    "create_content_draft",
    """
    insert into public.content_drafts
      (property_id, template_id, title, content_type, platform, caption, hashtags, call_to_action, status)
    select r.property, (r.p ->> 'template_id')::uuid, r.p ->> 'title', r.p ->> 'content_type', r.p ->> 'platform',
      r.p ->> 'caption',
      case when jsonb_typeof(r.p -> 'hashtags') = 'array' then array(select jsonb_array_elements_text(r.p -> 'hashtags')) end,
      r.p ->> 'call_to_action', 'draft'
    from \(runs)
    """)

  static let createBrief = DatabaseAction("create_content_brief") { shape in
    guard shape.has("social_content_briefs") else { return [] }
    return [
      """
      insert into public.social_content_briefs (org_id, property_id, title, objective, topic, audience, channels, status)
      select p.org_id, r.property, r.p ->> 'title', r.p ->> 'objective', r.p ->> 'topic', r.p ->> 'audience',
        array(select jsonb_array_elements_text(r.p -> 'channels')), 'draft'
      from \(runs) join public.properties p on p.id = r.property
      """
    ]
  }

  /// Only what a person approved goes on the calendar.
  static let schedule = DatabaseAction(
    "schedule_content",
    """
    update public.content_drafts d set status = 'scheduled', scheduled_for = (r.p ->> 'scheduled_for')::timestamptz,
      updated_at = clock_timestamp()
    from \(runs) where d.id = r.entity and d.status = 'approved'
    """)

  static let reject = DatabaseAction(
    "reject_content",
    """
    update public.content_drafts d set status = 'rejected', rejection_reason = r.p ->> 'reason',
      updated_at = clock_timestamp()
    from \(runs) where d.id = r.entity and d.status not in ('published', 'publishing', 'rejected')
    """)
}
