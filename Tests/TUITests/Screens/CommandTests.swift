import ConfigSchema
import Testing

@testable import TUI
@testable import TUIDemo

@Suite("Slash commands") struct CommandTests {
  private static let id = Sample.property.id

  @Test(
    "do what they say",
    arguments: [
      ("/live", [Work.loadLive(property: id)]),
      ("/history", [.loadHistory(property: id, before: nil)]),
      ("/property", [.listProperties]),
      ("/property larkspur", [.saveDraft(Draft()), .switchProperty(ItemID("h2"))]),
      ("/property list", [.listProperties]),
      ("/property switch lark", [.saveDraft(Draft()), .switchProperty(ItemID("h2"))]),
      ("/property SWITCH Larkspur Commons", [.saveDraft(Draft()), .switchProperty(ItemID("h2"))]),
      ("/property switch", [.listProperties]),
      ("/property add", [.listProperties]),
      ("/property add Orchard Row", [.listProperties]),
      ("/model", [.listModels]),
      ("/model local one", [.chooseModel("local one")]),
      ("/attach notes.txt", [.attach(path: "notes.txt")]),
      ("/import a b.json", [.proposeImport(property: id, path: "a b.json")]),
      ("/export x.json", [.exportConfiguration(property: id, path: "x.json")]),
      ("/clear", [.clearConversation]),
      ("/redraw", [.redraw]),
      ("/quit", [.saveDraft(Draft()), .quit]),
      ("/q", [.saveDraft(Draft()), .quit]),
      ("/HIST", [.loadHistory(property: id, before: nil)]),
      ("/export", []),
      ("/nonsense", []),
      ("/re", []),
    ] as [(String, [Work])])
  func effects(text: String, expected: [Work]) {
    var program = Program()
    program.model.chat.editor.load(Draft(text: text))
    program.model.chat.isCompletionHidden = true
    program.press(.enter)
    #expect(program.take() == expected)
  }

  @Test("/property add NAME opens the form with the name in it; the kind is all that is left to say")
  func addProperty() {
    var program = Program()
    program.type("/property add Orchard Row")
    program.press(.enter)
    #expect(program.shows("Name: Orchard Row"))
    program.press(.down, .enter)
    #expect(program.take().contains(.addProperty(name: "Orchard Row", type: "senior")))
  }

  @Test("a property's whole name means it, whatever word it begins with")
  func nameLikeADeed() {
    var program = Program()
    let facts = PropertyFacts(id: ItemID("h3"), name: "Add On Main", propertyType: nil)
    program.model.properties.all = [
      PropertySummary(facts: facts, revision: 0, pipelines: 0, triggers: 0, pending: 0)
    ]
    program.type("/property add on main")
    program.press(.enter)
    #expect(program.take().contains(.switchProperty(ItemID("h3"))))
  }

  @Test("a name nobody has is named, with the way to add it")
  func noSuchProperty() {
    var program = Program()
    program.type("/property Zebra House")
    program.press(.enter)
    #expect(program.model.screen == .properties)
    #expect(program.model.notice?.text.contains("/property add Zebra House") == true)
  }

  @Test("what can stand behind /property is offered: deeds, then names")
  func propertyCompletion() {
    var program = Program()
    program.type("/property ")
    for words in ["/property add", "/property list", "/property switch", "Juniper Court", "Larkspur Commons"] {
      #expect(program.shows(words))
    }
    program.type("s")
    program.press(.tab)
    #expect(program.model.chat.editor.string == "/property switch ")
    program.type("lark")
    program.press(.tab)
    #expect(program.model.chat.editor.string == "/property switch Larkspur Commons")
    program.press(.enter)
    #expect(program.take().contains(.switchProperty(ItemID("h2"))))
    program.press(.control("u"))
    program.type("/property jun")
    #expect(program.shows("is open now"))
    program.press(.escape)
    #expect(!program.shows("is open now"))
  }

  @Test("an unknown command is named and stays in the line; a request may begin with a slash")
  func unknown() {
    var program = Program()
    program.type("/nonsense")
    program.press(.enter)
    #expect(program.shows("There is no command /nonsense"))
    #expect(program.model.chat.editor.string == "/nonsense")
    program.press(.control("u"))
    program.type("/24-hour rule for texts")
    program.press(.enter)
    #expect(program.take().contains { $0.isAsk })
  }

  @Test("are offered while they are typed, and completed")
  func completion() {
    var program = Program()
    program.type("/")
    #expect(program.shows("/history") && program.shows("what was approved, and undo (F4)"))
    program.type("ex")
    program.press(.tab)
    #expect(program.model.chat.editor.string == "/export ")
    program.press(.control("u"))
    program.type("/")
    program.press(.down, .down, .enter)
    #expect(program.model.screen == .live)
    #expect(program.model.chat.editor.isEmpty)
  }

  @Test("the list can be closed without losing the text")
  func closed() {
    var program = Program()
    program.type("/li")
    program.press(.escape)
    #expect(!program.shows("what is set up now"))
    #expect(program.model.chat.editor.string == "/li")
  }

  @Test("the models are listed in the conversation")
  func models() {
    var program = Program()
    program.type("/model")
    program.press(.escape, .enter)
    let options = [
      ModelOption(name: "offline planner", detail: "no key needed", isCurrent: true, isUsable: true),
      ModelOption(name: "far away", detail: "no key is set", isCurrent: false, isUsable: false),
    ]
    program.answer(.models(options)) { $0 == .listModels }
    #expect(program.shows("in use: offline planner — no key needed"))
    #expect(program.shows("not usable: far away — no key is set"))
  }
}
