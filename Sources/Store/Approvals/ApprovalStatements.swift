import ConfigSchema

/// The statements of an approval. Their number does not depend on how much is approved.
enum ApprovalStatements {
  /// Everything that could have changed is locked before it is looked at, always in the same order.
  static func lockAndLook(_ plan: ApprovalPlan) -> [Statement] {
    let properties = Parameter.ids(plan.properties)
    return [
      lockOutcome(of: plan.approval),
      Statement(
        """
        insert into public.crm_property_revisions (property_id, revision)
        select held, 0 from public.crm_hold_properties($1) held on conflict (property_id) do nothing
        """, [properties], kept: true),
      Statement(
        """
        select property_id, revision from public.crm_property_revisions
        where property_id = any ($1) order by property_id for update
        """, [properties], kept: true),
      Statement(
        "select status, revision, digest from public.crm_proposals where id = $1 for update", [.id(plan.proposal)],
        kept: true),
      Statement("select id from public.crm_approvals where id = $1", [.id(plan.approval)], kept: true),
      Statement(touchedRows, [properties, .ids(plan.owners)], kept: true),
      Statement(decisions, [.id(plan.proposal), .int(plan.proposalRevision)], kept: true),
    ]
  }

  /// Whoever asks how an approval ended waits here until it has ended, also when its session was lost and the server
  /// has not noticed yet.
  static func lockOutcome(of approval: ItemID) -> Statement {
    Statement(
      "select pg_advisory_xact_lock(hashtextextended($1, 0))", [.text("configurator approval " + approval.value)],
      kept: true)
  }

  private static let touchedRows = """
    select p.property_id, 'pipeline' as config_type, p.id as config_id, public.crm_snapshot(p)::text as snapshot
    from public.crm_pipelines p where p.property_id = any ($1) and p.id = any ($2)
    union all
    select t.property_id, 'trigger', t.id, public.crm_snapshot(t)::text
    from public.crm_triggers t where t.property_id = any ($1) and t.id = any ($2)
    union all
    select a.property_id, 'action', a.id, public.crm_snapshot(a)::text
    from public.crm_actions a where a.property_id = any ($1) and a.trigger_id = any ($2)
    """

  /// Whoever saves decisions holds the proposal, as we do by now.
  private static let decisions = """
    select r.state, public.crm_person(reviewer.profile_id, r.saved_by) as saved_by
    from public.crm_review_states r left join public.crm_actors reviewer on reviewer.login = r.saved_by
    where r.proposal_id = $1 and r.proposal_revision = $2::int4
    """

  static func write(_ plan: ApprovalPlan) -> [Statement] {
    [
      Statement(
        """
        insert into public.crm_approvals (id, proposal_id, proposal_revision, proposal_digest, digest, reason)
        values ($1, $2, $3::int4, $4, $5, $6)
        """,
        [
          .id(plan.approval), .id(plan.proposal), .int(plan.proposalRevision), .text(plan.proposalDigest),
          .text(plan.digest), .text(plan.reason),
        ], kept: true),
      Statement(
        "update public.crm_proposals set status = 'approved', approval_id = $2 where id = $1",
        [.id(plan.proposal), .id(plan.approval)], kept: true),
      Statement(counting, [.id(plan.approval), .json(plan.targetRows)], kept: true),
      Statement(edits(plan), [.id(plan.approval), .json(plan.editRows), .text(plan.reason)], kept: true),
    ]
  }

  /// What becomes of the runs that what was approved leaves behind; after the versions, which say what was touched.
  static func settleWaiting(_ plan: ApprovalPlan) -> [Statement] {
    guard plan.decidesAboutWaiting else { return [] }
    return [
      Statement("select public.crm_settle_waiting($1, $2)", [.id(plan.approval), .json(plan.waitingRows)], kept: true)
    ]
  }

  /// What is approved for which property, and that it was.
  private static let counting = """
    with target as (
      insert into public.crm_approval_targets (approval_id, property_id, base_revision, revision, sentences)
      select $1, t.property_id, t.base_revision, t.base_revision + 1, t.sentences
      from jsonb_to_recordset($2) as t (property_id uuid, base_revision int4, sentences jsonb)
      returning property_id, revision
    )
    update public.crm_property_revisions r set revision = target.revision from target
    where r.property_id = target.property_id
    """

  /// Rows and their versions in one statement: a version records the row exactly as it was written, or as it was when it went.
  /// Only what there is to do is named, because every table that is named costs, also when nothing of it is written.
  private static func edits(_ plan: ApprovalPlan) -> String {
    let kinds: [ItemKind] = [.pipeline, .trigger, .action]
    let removed = kinds.filter { kind in plan.edits.contains { $0.kind == kind && $0.after == nil } }
    let put = kinds.filter { kind in plan.edits.contains { $0.kind == kind && $0.after != nil } }
    let steps = removed.map { removal($0.rawValue) } + put.map { arrival($0.rawValue, columns(of: $0)) }
    let written =
      removed.map { "select '\($0.rawValue)' as kind, *, true as removed from removed_\($0.rawValue)" }
      + put.map { "select '\($0.rawValue)' as kind, *, false as removed from put_\($0.rawValue)" }
    return """
      with edit as (
        select * from jsonb_to_recordset($2) as e (kind text, id uuid, property_id uuid, revision int4, "row" jsonb)
      ),
      \(steps.map { $0 + "," }.joined(separator: "\n"))
      written as (\(written.joined(separator: " union all ")))
      insert into public.crm_config_versions
        (property_id, config_type, config_id, version, config_snapshot, changed_by, change_reason, created_at,
          approval_id, revision, is_deletion, transaction_id)
      select w.property_id, w.kind, w.id,
        1 + coalesce((select max(v.version) from public.crm_config_versions v where v.config_id = w.id), 0),
        w.snapshot, (select a.profile_id from public.crm_actors a where a.login = session_user), $3, now(),
        $1, e.revision, w.removed, pg_current_xact_id()
      from written w join edit e on e.id = w.id
      """
  }

  /// Name and type of what a row holds beside its identity.
  private static func columns(of kind: ItemKind) -> [String] {
    switch kind {
    case .pipeline: ["name text", "pipeline_type text", "stages jsonb", "is_default boolean"]
    case .trigger: ["name text", "event_type text", "conditions jsonb", "is_active boolean"]
    case .action:
      [
        "trigger_id uuid", "action_type text", "action_config jsonb", "delay_minutes int4", "execution_order int4",
      ]
    case .property, .stage: preconditionFailure("\(kind) is no row")
    }
  }

  private static func removal(_ kind: String) -> String {
    """
    removed_\(kind) as (
      delete from public.crm_\(kind)s live using edit e
      where e.kind = '\(kind)' and e."row" is null and live.id = e.id and live.property_id = e.property_id
      returning live.property_id, live.id, public.crm_snapshot(live) as snapshot
    )
    """
  }

  private static func arrival(_ kind: String, _ columns: [String]) -> String {
    let names = columns.map { String($0.prefix { $0 != " " }) }
    return """
      put_\(kind) as (
        insert into public.crm_\(kind)s as live (id, property_id, \(names.joined(separator: ", ")))
        select e.id, e.property_id, \(names.map { "r." + $0 }.joined(separator: ", "))
        from edit e cross join lateral jsonb_to_record(e."row") as r (\(columns.joined(separator: ", ")))
        where e.kind = '\(kind)' and e."row" is not null
        on conflict (id) do update set \(names.map { "\($0) = excluded.\($0)" }.joined(separator: ", "))
        where live.property_id = excluded.property_id
        returning live.property_id, live.id, public.crm_snapshot(live) as snapshot
      )
      """
  }
}
