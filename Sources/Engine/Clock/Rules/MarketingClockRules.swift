/// Advertising figures that stand out or fall short.
enum MarketingClockRules {
  static let all = [spike, goal]

  /// A day on which a campaign spent at least twice what it spent on average on the days before, of which at least three of the
  /// last fourteen are known. Campaigns have no id of ours.
  private static let spike = ClockRule(
    "campaign_spend_spike", needs: [("fact_marketing_performance", "spend")], isDatedByAnchor: true
  ) { _ in
    """
    select null::uuid as entity, 'campaign' as entity_type, null::uuid as lead, f.campaign_id || ':' || f.date as episode,
      f.date::timestamp at time zone (select zone from wall) as anchor,
      greatest(f.created_at, f.date::timestamp at time zone (select zone from wall)) as known, false as settled,
      jsonb_build_object('channel_id', f.channel_id, 'campaign_id', f.campaign_id, 'campaign_name', f.campaign_name,
        'spend', f.spend, 'baseline', round(b.usual, 2)) as payload
    from public.fact_marketing_performance f
    cross join lateral (
      select avg(p.spend) as usual, count(*) as days from public.fact_marketing_performance p
      where p.property_id = $1 and p.campaign_id = f.campaign_id and p.date < f.date and p.date >= f.date - 14) b
    where f.property_id = $1 and f.date >= ($2::timestamptz at time zone (select zone from wall))::date - 3
      and b.days >= 3 and b.usual > 0 and f.spend >= 2 * b.usual
    """
  }

  /// The last whole period of a goal, looked at a day after its end, when its figures are in. Without any figures nothing is
  /// known, so nothing was missed.
  private static let goal = ClockRule(
    "metric_goal_missed", needs: [("metric_goals", "target_value"), ("fact_marketing_performance", "spend")]
  ) { _ in
    """
    select g.id as entity, 'metric_goal' as entity_type, null::uuid as lead, g.id::text || ':' || p.first as episode,
      (p.next + 1)::timestamp at time zone (select zone from wall) as anchor,
      (p.next + 1)::timestamp at time zone (select zone from wall) as known, false as settled,
      jsonb_build_object('metric_key', g.metric_key, 'goal_type', g.goal_type, 'target_value', g.target_value,
        'actual_value', round(a.actual, 2), 'is_inverse', g.is_inverse) as payload
    from public.metric_goals g
    cross join lateral (
      select (date_trunc(u.unit, u.here) - ('1 ' || u.unit)::interval)::date as first, date_trunc(u.unit, u.here)::date as next
      from (
        select case g.goal_type when 'daily' then 'day' when 'weekly' then 'week' else 'month' end as unit,
          ($2::timestamptz at time zone (select zone from wall)) - interval '1 day' as here) u) p
    cross join lateral (
      select case g.metric_key
        when 'spend' then sum(f.spend) when 'impressions' then sum(f.impressions) when 'clicks' then sum(f.clicks)
        when 'conversions' then sum(f.conversions) when 'ctr' then 100.0 * sum(f.clicks) / nullif(sum(f.impressions), 0)
        when 'cpa' then sum(f.spend) / nullif(sum(f.conversions), 0) end as actual
      from public.fact_marketing_performance f
      where f.property_id = $1 and f.date >= p.first and f.date < p.next) a
    where g.property_id = $1 and g.is_active
      and case when g.is_inverse then a.actual > g.target_value else a.actual < g.target_value end
    """
  }
}
