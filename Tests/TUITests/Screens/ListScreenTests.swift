import ConfigSchema
import Testing

@testable import TUI
@testable import TUIDemo

@Suite("Live, history, properties, help") struct ListScreenTests {
  private static let id = Sample.property.id

  @Test("function keys open the screens and load them; pressed again they lead back", arguments: 2...5)
  func functionKeys(number: Int) {
    var program = Program()
    program.press(.function(number))
    #expect(program.model.screen.functionKey == number)
    program.press(.function(number))
    #expect(program.model.screen == .chat)
  }

  @Test(
    "undoing goes through a proposal",
    arguments: [
      ([Key.character("u")], RollbackTarget.approval(ItemID("a4"))),
      ([.character("r")], .property(toRevision: 4)),
      ([.down, .character("r")], .property(toRevision: 3)),
      ([.character("0")], .property(toRevision: 0)),
      ([.character("i"), .enter], .item(ItemID("p1"), toRevision: 4)),
      ([.down, .character("i"), .enter], .item(ItemID("t2"), toRevision: 3)),
    ])
  func rollback(keys: [Key], target: RollbackTarget) {
    var program = Program()
    program.press(.function(4))
    program.answer(.history(Sample.history)) { $0 == .loadHistory(property: Self.id, before: nil) }
    program.effects = []
    for key in keys { program.send(.key(key)) }
    #expect(program.effects.map(\.work) == [.proposeRollback(property: Self.id, target)])
    program.answer(.proposed(PendingProposal(Sample.dependent))) {
      if case .proposeRollback = $0 { true } else { false }
    }
    #expect(program.model.screen == .history)
    #expect(program.shows("Press F2 to review"))
    program.press(.function(2))
    #expect(program.model.reviewed?.proposal == Sample.dependent)
  }

  @Test("five thousand triggers are searched and listed")
  func manyTriggers() {
    var program = Program()
    var state = Sample.live
    state.configuration.triggers = (0..<5000).map {
      Trigger(id: ItemID("m\($0)"), name: "Trigger \($0)", eventType: $0 == 4321 ? "tour_no_show" : "lead_created")
    }
    program.press(.function(3))
    program.answer(.live(state)) { $0 == .loadLive(property: Self.id) }
    #expect(program.shows("5,000 automations"))
    program.press(.end)
    #expect(program.shows("› on   automation  Trigger 4999"))
    program.press(.character("/"))
    program.type("no_show")
    #expect(program.shows("1 match"))
    #expect(program.shows("Trigger 4321"))
    program.press(.escape)
    #expect(program.model.live.rows.count == 5001)
    // A frame and a key cost what is on the screen: a few dozen rows, not 5,000.
    for key in [Key.down, .pageDown, .end, .home, .character(" ")] {
      #expect(Tally.of { program.press(key) } < 200, "\(key)")
      #expect(Tally.of { _ = program.screen } < 200)
    }
  }

  @Test("of a long list of items to bring back every one can be reached, and the chosen one is on the screen")
  func manyItems() {
    var program = Program()
    var entry = Sample.history[0]
    entry.versions = (0..<500).map {
      VersionEntry(
        id: ItemID("v\($0)"), kind: .trigger, item: ItemID("t\($0)"), name: "Trigger \($0)", version: 1,
        isDeletion: false, snapshot: [:])
    }
    entry.sentences = (0..<500).map { "Added “Trigger \($0)”." }
    program.press(.function(4))
    program.answer(.history([entry])) { $0 == .loadHistory(property: Self.id, before: nil) }
    #expect(Tally.of { _ = program.screen } < 100)
    for _ in 0..<3 { program.press(.character(" ")) }
    #expect(!program.shows("Added “Trigger 0”.") && program.shows("Added “Trigger 12”."))
    program.press(.character("i"))
    #expect(program.shows("Bring back which one") && program.shows("› automation Trigger 0,"))
    for _ in 0..<30 { program.press(.down) }
    #expect(program.shows("› automation Trigger 30,"))
    program.press(.end)
    #expect(program.shows("› automation Trigger 499,"))
    #expect(Tally.of { _ = program.screen } < 100)
    program.effects = []
    program.press(.enter)
    #expect(program.take() == [.proposeRollback(property: Self.id, .item(ItemID("t499"), toRevision: 4))])
  }

  @Test("a question mark opens the help wherever it is no text", arguments: [2, 3, 4, 5])
  func questionMark(number: Int) {
    var program = Program()
    program.press(.function(number), .character("?"))
    #expect(program.model.isHelpOpen && program.shows("; ? does the same"))
  }

  @Test("while text is typed a question mark is text, and the help does not promise otherwise")
  func questionMarkAsText() {
    var program = Program(columns: 80, rows: 60)
    program.press(.function(3), .character("/"), .character("?"))
    #expect(program.model.live.filter == "?" && !program.model.isHelpOpen)
    program.press(.function(1))
    #expect(program.shows("help for this screen") && !program.shows("? does the same"))
    program.press(.escape, .function(5), .character("a"), .character("?"))
    #expect(program.model.properties.filter == "a?")
  }

  @Test("an item of the live set-up can be named in the chat")
  func speak() {
    var program = Program()
    program.press(.function(3), .down, .enter)
    #expect(program.model.screen == .chat)
    #expect(program.model.chat.editor.string == "Change the automation “After a missed tour”: ")
  }

  @Test("switching is refused while a request is worked on")
  func switchWhileAsking() {
    var program = Program()
    program.type("x")
    program.press(.enter, .function(5), .down, .enter)
    #expect(!program.take().contains(.switchProperty(ItemID("h2"))))
    #expect(program.shows("is being worked on"))
  }

  @Test("switching shows the other property everywhere")
  func switching() {
    var program = Program()
    program.press(.function(5))
    program.type("lark")
    program.press(.enter)
    let session = Session(model: "m", database: "d", property: Sample.properties[1].facts)
    program.answer(.switched(session, Sample.properties)) { $0 == .switchProperty(ItemID("h2")) }
    #expect(program.model.screen == .chat)
    #expect(program.shows("Now working on Larkspur Commons."))
    #expect(program.take().contains(.loadLive(property: ItemID("h2"))))
  }

  @Test("a new property needs a name and a kind")
  func add() {
    var program = Program()
    program.press(.function(5), .character("n"), .enter, .enter)
    #expect(program.shows("Give the property a name first."))
    program.type("Orchard Row")
    program.press(.enter, .down, .down, .enter)
    #expect(program.take().contains(.addProperty(name: "Orchard Row", type: "student")))
  }

  @Test("the kinds of property are the ones the store takes, and a refusal keeps what was typed")
  func refusedProperty() {
    var program = Program()
    #expect(Model.propertyTypes.contains("mixed_use") && !Model.propertyTypes.contains("lease_up"))
    program.press(.function(5), .character("n"))
    program.type("Orchard Row")
    program.press(.enter, .down, .enter)
    program.answer(.failed(Failure(title: "There is one already."))) {
      if case .addProperty = $0 { true } else { false }
    }
    #expect(program.shows("Name: Orchard Row") && program.shows("There is one already.") && program.shows("(•) senior"))
  }

  @Test("a load that fails says so and nothing is shown as empty")
  func failedLoad() {
    var program = Program()
    program.press(.function(4))
    program.answer(
      .failed(Failure(title: "The database is away.", next: "It is tried again when you reopen this screen."))
    ) {
      $0 == .loadHistory(property: Self.id, before: nil)
    }
    #expect(program.shows("The database is away."))
    #expect(!program.shows("Nothing has been approved yet"))
  }

  @Test("waiting is named, with its time, from the first second on")
  func waiting() {
    var program = Program()
    program.send(.clock(1000))
    program.press(.function(4))
    #expect(!program.shows("Reading the history … 0 s"))
    program.send(.clock(3500))
    #expect(program.shows("Reading the history … 2 s"))
  }

  @Test("every screen's help lists its keys, and the first ones stand in the hints", arguments: Screen.allCases)
  func help(screen: Screen) {
    var program = Program(columns: 80, rows: 60)
    program.propose()
    if let key = screen.functionKey { program.press(.function(key)) }
    let keys = Keys.all(program.model)
    #expect(program.shows(keys[0].keys + " " + keys[0].short))
    program.press(.function(1))
    for binding in keys { #expect(program.shows(binding.keys) && program.shows(binding.long)) }
    program.press(.escape)
    #expect(!program.model.isHelpOpen)
    #expect(program.model.screen == screen)
  }

  @Test("the status line names model, property and database at every width", arguments: [20, 40, 80, 120])
  func status(columns: Int) {
    let program = Program(columns: columns, rows: 10)
    let status = program.screen.last ?? ""
    #expect(status.contains(columns < 60 ? "mod" : "model: offline planner"))
    #expect(status.contains("Juni") || columns < 30)
    #expect(status.contains("priva") || columns < 40)
  }
}
