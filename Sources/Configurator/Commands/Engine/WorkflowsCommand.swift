import ArgumentParser
import ConfigSchema
import Engine
import Store

/// The platform's follow-up workflows: what they are, who is in them, and whether the engine carries them out.
struct WorkflowsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "workflows", abstract: "See the platform's follow-up workflows, and say who carries them out.",
    discussion: """
      A platform's database has a processor of its own for them. There the engine leaves them alone until a person switches it on, and the \
      platform's processor should be switched off before that.
      """,
    subcommands: [List.self, Leads.self, Status.self, On.self, Off.self], defaultSubcommand: List.self)

  struct List: GuardedCommand {
    static let configuration = CommandConfiguration(abstract: "List a property's workflows with their steps.")
    @OptionGroup var property: PropertyOption
    @OptionGroup var output: JSONOption

    func perform() throws {
      let session = try CommandSession()
      let facts = try session.property(property.property)
      let workflows = try WorkflowBook(session.store.connection).definitions(property: facts.id)
      if output.json { return try Console.printJSON(workflows) }
      guard !workflows.isEmpty else { return Console.print("\(Escape.visible(facts.name)) has no workflows.") }
      for workflow in workflows { Console.print(WorkflowText.page(workflow)) }
    }
  }

  struct Leads: GuardedCommand {
    static let configuration = CommandConfiguration(abstract: "List the leads that are in a workflow.")
    @OptionGroup var property: PropertyOption
    @OptionGroup var output: JSONOption
    @Option(help: "How many at most.") var limit = 50

    func perform() throws {
      let session = try CommandSession()
      let facts = try session.property(property.property)
      let leads = try WorkflowBook(session.store.connection).leads(property: facts.id, limit: limit)
      if output.json { return try Console.printJSON(leads) }
      guard !leads.isEmpty else {
        return Console.print("No lead of \(Escape.visible(facts.name)) is in a workflow.")
      }
      for lead in leads { Console.print(WorkflowText.line(lead)) }
    }
  }

  struct Status: GuardedCommand {
    static let configuration = CommandConfiguration(abstract: "Say whether the engine carries workflows out.")
    @OptionGroup var output: JSONOption

    func perform() throws {
      let session = try CommandSession()
      let status = try WorkflowSwitch(Connection(session.database.ownerAddress)).status()
      if output.json { return try Console.printJSON(status) }
      for sentence in WorkflowText.sentences(status) { Console.print(sentence) }
    }
  }

  struct On: GuardedCommand {
    static let configuration = CommandConfiguration(abstract: "Let the engine carry workflows out. Asks first.")

    func perform() throws {
      let session = try CommandSession()
      let workflows = WorkflowSwitch(try Connection(session.database.ownerAddress))
      let status = try workflows.status()
      guard !status.isOn || !status.closedTables.isEmpty else { return Console.print("It is on already.") }
      try Confirmation.byCode(
        WorkflowText.warning(status, session.database.title), nothingDone: "Nothing was changed.",
        command: "configurator workflows on")
      try workflows.turnOn(by: WorkflowText.person(session))
      Console.print("The engine carries out the steps that fall due.")
    }
  }

  struct Off: GuardedCommand {
    static let configuration = CommandConfiguration(abstract: "Leave workflows alone from now on. Asks first.")

    func perform() throws {
      let session = try CommandSession()
      let workflows = WorkflowSwitch(try Connection(session.database.ownerAddress))
      guard try workflows.status().isOn else { return Console.print("It is off.") }
      try Confirmation.byCode(
        "The engine will carry out no more steps in \(session.database.title). Steps that wait are taken back; "
          + "the leads stay where they are in their workflows.", nothingDone: "Nothing was changed.",
        command: "configurator workflows off")
      try workflows.turnOff(by: WorkflowText.person(session))
      Console.print("Workflows are left alone.")
    }
  }
}
