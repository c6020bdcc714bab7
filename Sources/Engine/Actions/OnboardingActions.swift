/// The set-up checklist of a community.
enum OnboardingActions {
  private static let runs = DatabaseAction.runs

  static let all: [DatabaseAction] = [create, complete, block]

  static let create = DatabaseAction(
    "create_onboarding_task",
    """
    insert into public.onboarding_tasks
      (property_id, task_type, task_name, description, category, priority, due_date, assigned_to, metadata)
    select r.property, r.p ->> 'task_type', r.p ->> 'task_name', r.p ->> 'description',
      coalesce(r.p ->> 'category', 'general'), coalesce((r.p ->> 'priority')::int4, 0),
      (r.p ->> 'due_date')::timestamptz, (r.p ->> 'assigned_to')::uuid, jsonb_build_object('run_id', r.run)
    from \(runs)
    """)

  static let complete = DatabaseAction(
    "complete_onboarding_task",
    """
    update public.onboarding_tasks t set status = 'completed', completed_at = clock_timestamp() from \(runs)
    where t.id = r.entity and t.status <> 'completed'
    """)

  static let block = DatabaseAction(
    "block_onboarding_task",
    """
    update public.onboarding_tasks t set status = 'blocked', blocked_reason = r.p ->> 'blocked_reason' from \(runs)
    where t.id = r.entity
    """)
}
