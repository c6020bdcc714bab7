import ArgumentParser

/// `configurator` without a subcommand starts the terminal program.
@main
struct Configurator: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "configurator",
    abstract: "Set up a property CRM by talking to it.",
    discussion: """
      Say what you want set up, see exactly what would change, approve, undo any time. \
      Nothing is written until a person at a terminal approves it.
      """,
    version: "0.1.0",
    subcommands: [
      TerminalCommand.self, ProposeCommand.self, ProposalsCommand.self, ReviewCommand.self, DecideCommand.self,
      DeclineCommand.self, RebaseCommand.self, ShowCommand.self, HistoryCommand.self, DiffCommand.self,
      RollbackCommand.self, ExportCommand.self, ImportCommand.self, PropertyCommand.self, DbCommand.self,
      MigrateCommand.self, DoctorCommand.self, EvalCommand.self, CompletionsCommand.self, CaptureCommand.self,
      EngineCommand.self, EventsCommand.self, RunsCommand.self, StagesCommand.self, TasksCommand.self, WhyCommand.self,
      OptOutsCommand.self,
      WorkflowsCommand.self, AccessCommand.self, BacktestCommand.self,
    ],
    defaultSubcommand: TerminalCommand.self)

  static func main() async {
    if let complaint = UnknownCommand.complaint(Array(CommandLine.arguments.dropFirst())) {
      Console.complain(complaint)
      exit(withError: UnknownCommand.exit)
    }
    await main(nil)
  }
}
