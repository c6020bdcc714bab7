import ConfigSchema
import Store
import Testing

@Suite("Workspace") struct WorkspaceTests {
  private let community: Community
  private let store: Store

  init() throws {
    community = try Community()
    store = try community.store()
  }

  @Test("facts of a property are read from whatever columns the platform's database has")
  func facts() throws {
    let workspace = try store.workspace(current: Community.maple)
    #expect(workspace.properties.map(\.facts.name) == ["Birch Lane", "Maple Yard"])
    let maple = try #require(workspace.currentProperty)
    #expect(maple.facts.timeZone == "America/Chicago")
    #expect(maple.facts.state == "TX")
    #expect(maple.facts.propertyType == nil)
    #expect(maple.revision == 0)
    #expect(maple.configuration == .empty)
    try community.owner().script(
      "update properties set property_type = 'student', unit_count = 212, settings = '{\"timezone\": \"Mars/Olympus\"}'"
    )
    let later = try #require(try store.state(of: Community.maple)?.facts)
    #expect((later.propertyType, later.unitCount) == ("student", 212))
  }

  @Test("the state says what the platform's database can be counted on to have")
  func shape() throws {
    let state = try #require(try store.state(of: Community.maple))
    #expect(state.platform == [.august, .hosted], "our own has the opt-out column")
  }

  @Test("custom event types are those declared or seen that the catalogue does not know")
  func events() throws {
    try community.owner().script(
      """
      insert into public.crm_events (property_id, event_type)
      select '\(Community.maple)', t from unnest(array['zebra_seen', 'lead_created', 'ant_seen', 'ant_seen']) t
      """)
    try store.declareEvent("package_arrived", property: Community.maple)
    try store.declareEvent("pool_closed", property: Community.birch)
    let workspace = try store.workspace(current: Community.maple)
    #expect(workspace[Community.maple]?.customEvents == ["ant_seen", "package_arrived", "zebra_seen"])
    #expect(workspace[Community.birch]?.customEvents == ["pool_closed"])
    try store.withdrawEvent("package_arrived", property: Community.maple)
    #expect(try store.state(of: Community.maple)?.customEvents == ["ant_seen", "zebra_seen"])
  }

  @Test("active templates and platform workflows are part of a property's state")
  func platform() throws {
    try community.owner().script(
      """
      insert into follow_up_templates (property_id, slug, name, channel, body, is_active) values
        ('\(Community.maple)', 'welcome', 'Welcome', 'sms', 'Hi {first_name}', true),
        ('\(Community.maple)', 'old', 'Old', 'email', 'Hi', false);
      insert into workflow_definitions (property_id, name, trigger_on, steps, is_active) values
        ('\(Community.maple)', 'No-show', 'tour_no_show',
          '[{"id": 0, "delay_hours": 2, "action": "sms", "template_slug": "sorry"}]', true),
        ('\(Community.birch)', 'Off', 'lead_created', '[]', false);
      """)
    let workspace = try store.workspace(current: Community.maple)
    #expect(
      workspace[Community.maple]?.templates == [
        MessageTemplate(slug: "welcome", channel: "sms", body: "Hi {first_name}")
      ])
    #expect(workspace[Community.maple]?.workflows.map(\.triggerOn) == ["tour_no_show"])
    #expect(workspace[Community.maple]?.workflows.first?.steps == [WorkflowStep(.sms, after: 2, template: "sorry")])
    // Nobody but us works on tables that are ours.
    #expect(workspace[Community.maple]?.workflowsAreSeeded == false)
    #expect(workspace[Community.birch]?.workflows == [])
  }
}
