import ArgumentParser
import ConfigSchema
import LanguageModel

struct ProposeCommand: GuardedAsyncCommand {
  static let configuration = CommandConfiguration(
    commandName: "propose", abstract: "Say what you want set up; the answer becomes a proposal that waits for review.",
    discussion: """
      Nothing is changed: `configurator review` shows the proposal to a person, who approves or declines it. \
      Words can come from standard input (`-`), material from files.
      """)

  @Argument(help: "What you want, in plain words. `-` or nothing = read standard input.")
  var words: [String] = []
  @Option(help: ArgumentHelp("A transcript to work from.", valueName: "file"), completion: .file())
  var transcript: [String] = []
  @Option(help: ArgumentHelp("An e-mail to work from.", valueName: "file"), completion: .file())
  var email: [String] = []
  @Option(help: ArgumentHelp("Any other text to work from.", valueName: "file"), completion: .file())
  var paste: [String] = []
  @Option(
    help: ArgumentHelp(
      "A description of an image in words, as a text file; not the picture itself.", valueName: "file"),
    completion: .file())
  var image: [String] = []
  @Flag(help: "Change the newest waiting proposal instead of making a new one.")
  var amend = false
  @OptionGroup var property: PropertyOption
  @OptionGroup var output: JSONOption

  func perform() async throws {
    let request = try read()
    let session = try CommandSession()
    let facts = try session.property(property.property)
    let waiting = amend ? try session.pendingProposal(nil, property: facts.name) : nil
    let question = Asking.Question(
      request: request, workspace: try session.store.workspace(current: facts.id),
      amending: waiting.map { ($0.proposal, $0.review.state) })
    let menu = ModelMenu(environment: session.environment)
    if let notice = menu.notice { Console.complain(Escape.visible(notice)) }
    let asking = Asking(client: menu.client)
    if Console.isTerminal && !output.json { Console.complain("Asking \(asking.client.name) …") }
    var handles = HandleTable()
    handles.allocate(for: question.shown)
    let result = await asking.run(question, handles: handles)
    _ = try ProposalKeeping(store: session.store).keep(result, amending: question.amending)
    try report(result)
  }

  private func read() throws -> Request {
    var inputs: [RequestInput] = []
    var typed = words.joined(separator: " ")
    let files = transcript + email + paste + image
    if words == ["-"] || (words.isEmpty && files.isEmpty) { typed = try Console.readAll() }
    if !typed.allSatisfy(\.isWhitespace) { inputs.append(RequestInput(.typed, typed)) }
    for (kind, paths) in [
      (RequestInput.Kind.transcript, transcript), (.email, email), (.paste, paste), (.imageDescription, image),
    ] {
      for path in paths { inputs.append(RequestInput(kind, try TextFile.read(path))) }
    }
    guard !inputs.isEmpty else {
      throw CommandFailure(
        "There is nothing to do: no words came in.",
        next: "For example: configurator propose \"One hour past a cancelled showing, text the prospect\"")
    }
    return Request(inputs)
  }

  private func report(_ result: AskingResult) throws {
    if output.json {
      try Console.printJSON(ProposeDocument(result))
    } else {
      Console.print(ProposalText.answer(result))
    }
    let exit = result.exit
    if exit != .done { throw exit }
  }
}
