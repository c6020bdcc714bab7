import ArgumentParser
import ConfigSchema

struct ImportCommand: GuardedCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Propose a configuration from a JSON file.",
    discussion:
      "What differs from the live configuration becomes a proposal. The form is described in docs/configuration.md.")

  @Argument(help: "The file; `-` = standard input.", completion: .file(extensions: ["json"]))
  var file: String
  @OptionGroup var property: PropertyOption
  @OptionGroup var output: JSONOption

  func perform() throws {
    let text = try TextFile.read(file)
    let session = try CommandSession()
    let facts = try session.property(property.property)
    let proposal = try ProposalMaking(store: session.store).importing(text, named: file, into: facts)
    try ProposalOutput.report(proposal, json: output.json)
  }
}
