import ArgumentParser
import ConfigSchema
import Engine

extension RunsCommand {
  /// How many messages one person may get within 24 hours.
  struct Limits: GuardedCommand {
    static let configuration = CommandConfiguration(
      abstract: "Show or set how many messages one person may get within 24 hours.",
      discussion: """
        What is over the limit waits until there is room again. Three texts a day is the law in Florida and Oklahoma. With 0 nothing \
        of the kind is sent for the community; such runs are held.
        """)
    @OptionGroup var property: PropertyOption
    @OptionGroup var output: JSONOption
    @Option(help: "Texts, 0 to 100.") var texts: Int?
    @Option(help: "E-mails, 0 to 100.") var emails: Int?

    func validate() throws {
      for number in [texts, emails].compactMap({ $0 }) where !DeliveryLimits.range.contains(number) {
        throw ValidationError("A limit lies between 0 and 100.")
      }
    }

    func perform() throws {
      let session = try CommandSession()
      let facts = try session.property(property.property)
      let connection = try session.engineConnection()
      var limits = try connection.deliveryLimits(of: facts.id)
      if texts != nil || emails != nil {
        limits = DeliveryLimits(textsPerDay: texts ?? limits.textsPerDay, emailsPerDay: emails ?? limits.emailsPerDay)
        try connection.setDeliveryLimits(limits, of: facts.id)
      }
      if output.json { return try Console.printJSON(limits) }
      Console.print(
        "\(Escape.visible(facts.name)): at most \(limits.textsPerDay) texts and \(limits.emailsPerDay) e-mails to one person "
          + "within 24 hours.")
    }
  }
}
