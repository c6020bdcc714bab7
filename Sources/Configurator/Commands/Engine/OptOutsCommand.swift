import ArgumentParser
import ConfigSchema
import Engine

/// Who wants no messages.
struct OptOutsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "optouts",
    abstract: "Show who wants no messages, and write down who said so on the phone or at the desk.",
    discussion: "What people answer to a text or an e-mail (STOP, unsubscribe) is written down by itself.",
    subcommands: [List.self, Add.self, Remove.self], defaultSubcommand: List.self)

  struct List: GuardedCommand {
    static let configuration = CommandConfiguration(abstract: "Show them, the newest first.")
    @OptionGroup var property: PropertyOption
    @OptionGroup var output: JSONOption

    func perform() throws {
      let session = try CommandSession()
      let facts = try session.property(property.property)
      let entries = try OptOutBook(session.engineConnection()).list(facts.id)
      if output.json { return try Console.printJSON(entries) }
      if entries.isEmpty { return Console.print("Nobody at \(Escape.visible(facts.name)) has asked for no messages.") }
      for entry in entries { Console.print(Escape.visible(Self.line(entry))) }
    }

    private static func line(_ entry: OptOutBook.Entry) -> String {
      let what = entry.channel == "sms" ? "no texts" : "no e-mails"
      let how = entry.recordedBy.map { "written down by \($0)" } ?? entry.via.map { "by \($0)" } ?? "told"
      return "\(entry.contact)  \(what) since \(entry.at.prefix(10)), \(how)"
    }
  }

  struct Add: GuardedCommand {
    static let configuration = CommandConfiguration(
      abstract: "Send nothing more to a number or an address, from any community of the organization.")
    @Argument(help: "A phone number or an e-mail address.") var contact: String
    @OptionGroup var property: PropertyOption

    func perform() throws {
      let session = try CommandSession()
      let facts = try session.property(property.property)
      let known = try OptOutsCommand.contact(contact)
      let person = (try? session.store.actor().name) ?? "an unknown person"
      let isNew = try OptOutBook(session.engineConnection()).add(known, at: facts.id, by: person)
      let kind = known.channel == "sms" ? "texts" : "e-mails"
      Console.print(
        isNew
          ? "\(known.contact) gets no more \(kind). What waits for it is cancelled when it falls due."
          : "\(known.contact) was on the list already: no \(kind).")
    }
  }

  struct Remove: GuardedCommand {
    static let configuration = CommandConfiguration(
      abstract: "Let messages go there again. Asks first: the person has to have said so.")
    @Argument(help: "A phone number or an e-mail address.") var contact: String
    @OptionGroup var property: PropertyOption

    func perform() throws {
      let session = try CommandSession()
      let facts = try session.property(property.property)
      let known = try OptOutsCommand.contact(contact)
      let book = OptOutBook(try session.engineConnection())
      try Confirmation.byCode(
        "This lets messages go to \(known.contact) again, from every community of the organization. "
          + "Do it only if the person asked for it.",
        nothingDone: "Nothing was changed.", command: "configurator optouts remove")
      let count = try book.remove(known, at: facts.id)
      Console.print(count == 0 ? "\(known.contact) was not on the list." : "\(known.contact) may get messages again.")
    }
  }

  private static func contact(_ text: String) throws -> (channel: String, contact: String) {
    guard let known = OptOutBook.contact(text) else {
      throw CommandFailure(
        "“\(Escape.visible(text))” is neither a phone number nor an e-mail address.", kept: "Nothing was changed.",
        next: "Write it as 512 555 0100 or ada@example.test.")
    }
    return known
  }
}
