import ConfigSchema

extension Store {
  /// Every property within reach with its live configuration, all of one moment, in a fixed number of statements.
  ///
  /// - Parameter current: the current property.
  public func workspace(current: ItemID) throws -> Workspace {
    Workspace(properties: try states(only: nil), current: current)
  }

  /// One property's live state.
  /// - Returns: nil when there is no such property within reach.
  public func state(of property: ItemID) throws -> PropertyState? { try states(only: property).first }

  /// The properties within reach, by name.
  public func properties() throws(StoreError) -> [PropertyFacts] {
    var found: [PropertyFacts] = []
    for row in try connection.execute("select * from public.crm_properties() order by name, id") {
      found.append(try Self.facts(row))
    }
    return found
  }

  private func states(only property: ItemID?) throws -> [PropertyState] {
    try connection.transaction(.repeatableRead, readOnly: true) {
      let properties = try connection.execute(
        """
        select p.*, coalesce(r.revision, 0) as revision
        from public.crm_properties() p left join public.crm_property_revisions r on r.property_id = p.id
        where $1::uuid is null or p.id = $1 order by p.name, p.id
        """, [.id(property)])
      let platform = properties.isEmpty ? .all : try PlatformShape.read(connection).platform
      var states: [PropertyState] = []
      for row in properties {
        states.append(
          PropertyState(facts: try Self.facts(row), revision: try row.value("revision"), platform: platform))
      }
      return try filled(states)
    }
  }

  private func filled(_ states: [PropertyState]) throws(StoreError) -> [PropertyState] {
    guard !states.isEmpty else { return [] }
    let wanted: [Parameter] = [.ids(states.map(\.facts.id))]
    let answers = try connection.batch([
      Statement("select property_id, config_type, config_id, snapshot::text from public.crm_live_items($1)", wanted),
      Statement(Self.customEvents, wanted),
      Statement("select property_id, slug, channel, body from public.crm_message_templates($1)", wanted),
      Statement(
        "select property_id, id, name, trigger_on, steps::text as steps from public.crm_workflow_definitions($1) where is_active",
        wanted),
      Statement("select starts from public.crm_workflow_switch"),
    ])
    let configurations = try Self.configurations(answers[0])
    let events = try Self.grouped(answers[1]) { row throws(StoreError) in try row.value("event_type") as String }
    let templates = try Self.grouped(answers[2], Self.template)
    let workflows = try Self.grouped(answers[3], Self.workflow)
    let startsHere: Bool = try answers[4].only().value("starts")
    return states.map { state in
      var state = state
      state.configuration = configurations[state.facts.id] ?? .empty
      state.customEvents = (events[state.facts.id] ?? []).filter { Catalogue.standard.event(named: $0) == nil }
      state.templates = templates[state.facts.id] ?? []
      state.workflows = workflows[state.facts.id] ?? []
      // The platform's newer apps do; its older ones leave a property without a workflow alone.
      state.workflowsAreSeeded = !startsHere && !state.platform.isDisjoint(with: [.august, .hosted])
      return state
    }
  }

  /// Declared or seen. The bus may hold millions of events, so each type is found by one step down the index; of those that wait
  /// the last ones are looked at.
  private static let customEvents = """
    with recursive seen as (
      select w.property_id, (
        select e.event_type from public.crm_events e
        where e.property_id = w.property_id and e.processed order by e.event_type limit 1) as event_type
      from unnest($1::uuid[]) w (property_id)
      union all
      select s.property_id, (
        select e.event_type from public.crm_events e
        where e.property_id = s.property_id and e.event_type > s.event_type and e.processed order by e.event_type limit 1)
      from seen s where s.event_type is not null
    )
    select property_id, event_type from seen where event_type is not null
    union select w.property_id, e.event_type from unnest($1::uuid[]) w (property_id)
    cross join lateral (
      select x.event_type from public.crm_events x
      where x.property_id = w.property_id and not x.processed order by x.seq desc limit 1000) e
    union select property_id, event_type from public.crm_declared_events where property_id = any ($1)
    order by 1, 2
    """

  private static func grouped<T>(
    _ rows: Rows, _ read: (Row) throws(StoreError) -> T
  ) throws(StoreError) -> [ItemID: [T]] {
    var found: [ItemID: [T]] = [:]
    for row in rows { found[try row.value("property_id"), default: []].append(try read(row)) }
    return found
  }

  private static func template(_ row: Row) throws(StoreError) -> MessageTemplate {
    MessageTemplate(slug: try row.value("slug"), channel: try row.value("channel"), body: try row.value("body"))
  }

  private static func workflow(_ row: Row) throws(StoreError) -> PlatformWorkflow {
    let steps: JSON = try row.value("steps")
    return PlatformWorkflow(
      id: try row.value("id"), name: try row.value("name"), triggerOn: try row.value("trigger_on"),
      steps: WorkflowStep.all(in: steps))
  }

  static func facts(_ row: Row) throws(StoreError) -> PropertyFacts {
    PropertyFacts(
      id: try row.value("id"), name: try row.value("name"), propertyType: try row.optional("property_type"),
      unitCount: try row.optional("unit_count"), timeZone: try row.value("time_zone"),
      state: StateName.code(try row.optional("state")), isSample: try row.value("is_sample"))
  }
}
