import ConfigSchema

/// One property at a glance.
public struct PropertyOverview: Hashable, Sendable, Identifiable {
  public var facts: PropertyFacts
  /// 0 before the first approval.
  public var revision: Int
  public var pipelines: Int
  public var triggers: Int
  /// How many proposals wait.
  public var pending: Int
  public var id: ItemID { facts.id }

  public init(facts: PropertyFacts, revision: Int, pipelines: Int, triggers: Int, pending: Int) {
    (self.facts, self.revision, self.pipelines) = (facts, revision, pipelines)
    (self.triggers, self.pending) = (triggers, pending)
  }
}

extension Store {
  /// Every property within reach, by name, in one statement.
  public func overview() throws(StoreError) -> [PropertyOverview] {
    var found: [PropertyOverview] = []
    for row in try connection.execute(Self.counts) {
      found.append(
        PropertyOverview(
          facts: try Self.facts(row), revision: try row.value("revision"), pipelines: try row.value("pipelines"),
          triggers: try row.value("triggers"), pending: try row.value("pending")))
    }
    return found
  }

  private static let counts = """
    select p.*, coalesce(r.revision, 0) as revision,
      (select count(*) from public.crm_pipelines c where c.property_id = p.id) as pipelines,
      (select count(*) from public.crm_triggers c where c.property_id = p.id) as triggers,
      (select count(*) from public.crm_proposal_targets t join public.crm_proposals c on c.id = t.proposal_id
        where t.property_id = p.id and c.status = 'pending') as pending
    from public.crm_properties() p left join public.crm_property_revisions r on r.property_id = p.id
    order by p.name, p.id
    """
}
