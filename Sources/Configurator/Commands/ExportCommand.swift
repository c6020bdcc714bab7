import ArgumentParser
import ConfigSchema
import FoundationEssentials

struct ExportCommand: GuardedCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write a property's live configuration as JSON.",
    discussion: "The form is described in docs/configuration.md; `configurator import` reads it.")

  @Argument(help: "The file; `-` or nothing = standard output.", completion: .file(extensions: ["json"]))
  var file: String?
  @OptionGroup var property: PropertyOption

  func perform() throws {
    let session = try CommandSession()
    let facts = try session.property(property.property)
    let configuration = try session.store.state(of: facts.id)?.configuration ?? .empty
    let text = Interchange.json(configuration).text(.pretty) + "\n"
    guard let file, file != "-" else { return Console.print(String(text.dropLast())) }
    try TextFile.write(text, to: file)
    Console.complain("Wrote the configuration of \(facts.name) to \(file).")
  }
}
