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
