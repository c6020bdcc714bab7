import Testing

@testable import Configurator

@Suite("The workflows command, on the built program") struct WorkflowCommandTests {
  @Test("lists what is set up, and switches only when a person types the code")
  func whole() throws {
    let home = try ProgramHome()
    #expect(try home.run(["workflows"]).output.contains("has no workflows."))
    let reader = try home.run(["db", "url"]).output.split(separator: "\n").first.map(String.init) ?? ""
    let made = try home.shell([
      "psql", reader.replacing("configurator_reader", with: "postgres"), "-qc",
      """
      insert into workflow_definitions (property_id, name, trigger_on, steps, exit_conditions, is_active)
      select id, 'Nurture', 'lead_created', '[{"delay_hours": 24.5, "action": "email", "template_slug": "letter"}]', '["lost"]',
        false from properties
      """,
    ])
    #expect(made.code == 0, "\(made.errors)")
    let listed = try home.run(["workflows", "list"]).output
    #expect(listed.contains("Nurture (switched off)"))
    #expect(listed.contains("step 1       after 1 day 30 minutes, an e-mail from “letter”"))
    #expect(listed.contains("ends at      lost"))
    #expect(try home.json(["workflows", "list", "--json"]).list.first?["isActive"].json == .bool(false))
    #expect(try home.run(["workflows", "leads"]).output.contains("No lead of"))

    // Nobody else works on a private database.
    let status = try home.json(["workflows", "status", "--json"])
    #expect(status["isOn"].json == .bool(true) && status["starts"].json == .bool(true))
    #expect(try home.run(["workflows", "on"]).output.contains("It is on already."))
    let refused = try home.run(["workflows", "off"])
    #expect(refused.code == Exit.needsTerminal.rawValue)
    #expect(refused.errors.contains("Nothing was changed."))
    #expect(try home.sql("select is_on from crm_workflow_switch") == "t\n")

    let terminal = try home.terminal(["workflows", "off"])
    try terminal.wait(for: "to go on:")
    let code = try #require(terminal.screen.text.firstMatch(of: #/Type (\w{4}) to go on/#)?.1)
    try terminal.type("\(code)\r")
    #expect(try terminal.waitForExit() == 0)
    #expect(try home.sql("select is_on from crm_workflow_switch") == "f\n")
    #expect(try home.run(["workflows", "status"]).output.contains("Workflows are left to the platform"))
  }
}
