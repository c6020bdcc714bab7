import ConfigSchema

/// Takes a community away with everything that hangs on it. The caller has shown ``records()`` and asked the person.
public struct PropertyRemoval {
  private let owner: Connection
  private let property: ItemID

  /// - Parameter owner: a session of the tables' owner.
  public init(_ owner: Connection, _ property: ItemID) { (self.owner, self.property) = (owner, property) }

  public func isThere() throws(StoreError) -> Bool {
    try !owner.execute("select from public.properties where id = $1", [.id(property)]).isEmpty
  }

  /// What would go: rows by what a person calls them, those without rows left out.
  public func records() throws(StoreError) -> [(name: String, count: Int)] {
    var found: [(String, Int)] = []
    for (name, table) in [
      ("leads", "public.leads"), ("conversations", "public.conversations"), ("tours", "public.tours"),
      ("booked tours", "public.tour_bookings"),
      ("reviews", "public.reviews"), ("pipelines", "public.crm_pipelines"), ("triggers", "public.crm_triggers"),
      ("versions", "public.crm_config_versions"), ("events", "public.crm_events"),
    ] {
      let count: Int = try owner.execute(
        "select count(*) as count from \(table) where property_id = $1", [.id(property)]
      ).only().value("count")
      if count > 0 { found.append((name, count)) }
    }
    return found
  }

  /// - Throws: ``StoreError/Kind/constraint`` when rows this program does not know still point at the property; nothing is gone then.
  public func run() throws {
    try owner.transaction {
      // These point at leads, conversations and the property without going along by themselves.
      for sql in [
        "delete from public.tour_bookings where property_id = $1",
        "delete from public.messages where conversation_id in (select id from public.conversations where property_id = $1)",
        "delete from public.conversations where property_id = $1",
        "delete from public.widget_sessions where property_id = $1",
        "delete from public.leads where property_id = $1",
        "delete from public.crm_action_runs where property_id = $1",
      ] {
        try owner.execute(sql, [.id(property)])
      }
      let gone = try owner.execute("delete from public.properties where id = $1", [.id(property)]).affected
      guard gone == 1 else { throw StoreError(.constraint, "There is no such property. Nothing was removed.") }
      // A proposal that waits for an answer about nothing else has lost its meaning.
      try owner.execute(
        """
        delete from public.crm_proposals p where p.status = 'pending'
          and not exists (select from public.crm_proposal_targets t where t.proposal_id = p.id)
        """)
    }
  }
}
