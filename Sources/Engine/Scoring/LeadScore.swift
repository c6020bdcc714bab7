import Store

/// The score of leads as one set-based statement: five dimensions that add up to 100 at most, and four buckets.
///
/// The same rules as the platform's newest scoring function, for databases that lack it. Like that one it looks at completed visits in
/// `tours` only: a visit that was booked in the chat does not count as one.
struct LeadScore {
  let shape: PlatformShape

  /// How our own numbers are told from the platform's.
  static let version = "configurator-v1"

  /// Adds a row to `lead_scores` for each lead.
  ///
  /// - Parameters:
  ///   - leads: a query that gives their ids.
  ///   - runs: the record set of the statement's `$1`, so that its type is known even when nothing is taken from it.
  func insert(leads: String, from runs: String) -> String {
    let all: [(column: String, value: String)] = [
      ("lead_id", "t.id"), ("total_score", "t.total"), ("engagement_score", "t.engagement"),
      ("timing_score", "t.timing"),
      ("source_score", "t.source"), ("completeness_score", "t.completeness"), ("behavior_score", "t.behavior"),
      ("score_bucket", Self.bucket("t.total")), ("factors", Self.factors), ("model_version", "'\(Self.version)'"),
      ("scored_at", "clock_timestamp()"),
    ]
    let kept = all.filter { shape.has("lead_scores", $0.column) }
    return """
      insert into public.lead_scores (\(kept.map(\.column).joined(separator: ", ")))
      select \(kept.map(\.value).joined(separator: ", "))
      from (
        select s.*, s.engagement + s.timing + s.source + s.completeness + s.behavior as total
        from (\(dimensions(leads, runs))) s) t
      """
  }

  static func bucket(_ total: String) -> String {
    "case when \(total) >= 70 then 'hot' when \(total) >= 45 then 'warm' when \(total) >= 25 then 'cold' else 'unqualified' end"
  }

  private func dimensions(_ leads: String, _ runs: String) -> String {
    """
    select l.id, least(30, greatest(0, e.weight + 5 * m.count))::int4 as engagement,
      case when age <= interval '1 day' then 25 when age <= interval '7 days' then 20
        when age <= interval '30 days' then 10 else 5 end as timing,
      \(Self.source) as source,
      case when coalesce(l.email, '') <> '' then 5 else 0 end + case when coalesce(l.phone, '') <> '' then 5 else 0 end
        + case when coalesce(l.first_name, '') <> '' then 2 else 0 end
        + case when l.move_in_date is not null then 3 else 0 end as completeness,
      case when l.status = 'tour_booked' or exists (
        select from public.tours t where t.lead_id = l.id and t.status = 'completed') then 10 else 0 end as behavior
    from public.leads l
    cross join lateral (select clock_timestamp() - l.created_at as age) a
    cross join lateral (
      select coalesce(sum(least(40, greatest(-25, \(weight)))), 0) as weight
      from public.lead_engagement_events g where g.lead_id = l.id) e
    cross join lateral (
      select count(*) as count from public.conversations c join public.messages x on x.conversation_id = c.id
      where c.lead_id = l.id and x.role = 'user') m
    where l.id in (\(leads)) and l.id in (select r.lead from \(runs))
    """
  }

  /// Older databases do not keep the weight with the event.
  private var weight: String {
    shape.has("lead_engagement_events", "score_weight")
      ? "g.score_weight" : "coalesce((\(EngagementWeights.json) ->> g.event_type)::int4, 0)"
  }

  /// Sources are compared by their letters and digits.
  private static let source = """
    case regexp_replace(lower(coalesce(l.source, '')), '[^a-z0-9]', '', 'g')
        when 'directwebsite' then 20 when 'websiteform' then 20 when 'lumaleasing' then 20 when 'lumaleasingwidget' then 20
        when 'referral' then 20 when 'googleads' then 18 when 'facebookads' then 15 when 'apartmentscom' then 12
        when 'zillow' then 12 else 10 end
    """

  /// `[{factor, impact, type}]`, as the platform's screens show them.
  private static let factors: String = {
    let dimensions = [
      ("Engagement", "engagement"), ("Timing", "timing"), ("Source", "source"), ("Contact details", "completeness"),
      ("Tours", "behavior"),
    ]
    let entries = dimensions.map { title, column in
      """
      jsonb_build_object('factor', '\(title)', 'impact', '+' || t.\(column),
        'type', case when t.\(column) > 0 then 'positive' else 'neutral' end)
      """
    }
    return "jsonb_build_array(\(entries.joined(separator: ", ")))"
  }()
}
