import ConfigSchema
import Testing

@testable import TUI
@testable import TUIDemo

@Suite("Pasted material") struct PasteTests {
  @Test("a short line becomes words, everything else a chip")
  func kinds() {
    var program = Program()
    program.send(.paste("https://hooks.example.test/x"))
    #expect(program.model.chat.editor.attachments.isEmpty)
    program.send(.paste("two\nlines"))
    program.send(.paste(String(repeating: "long ", count: 100)))
    #expect(program.model.chat.editor.attachments.count == 2)
    #expect(program.shows("[Pasted 2 lines · 9 B][Pasted 1 line · 500 B]"))
  }

  @Test(
    "its kind is guessed from its look",
    arguments: [
      ("From: Dana\nTo: me\nSubject: rules\n\nHello", RequestInput.Kind.email),
      ("Dana: hello\nSam: hi\nDana: so about the texts", .transcript),
      ("[00:01] Dana: hello\n[00:04] Sam: hi\n[00:09] Dana: so", .transcript),
      ("just\nsome\nlines", .paste),
      ("Note: one thing\nand another", .paste),
    ])
  func guess(text: String, kind: RequestInput.Kind) {
    #expect(PasteKind.guess(text) == kind)
  }

  @Test("it is sent as material, apart from the typed words")
  func sent() {
    var program = Program()
    program.type("do what ")
    program.send(.paste("a\nb"))
    program.type(" says")
    program.press(.enter)
    let expected = Request([RequestInput(.typed, "do what [paste 1] says"), RequestInput(.paste, "a\nb")])
    #expect(program.take().contains(.ask(expected, amending: nil)))
    #expect(program.shows("› do what [Pasted 2 lines · 3 B] says"))
  }

  @Test("sent alone it is the request")
  func alone() {
    var program = Program()
    program.send(.paste("a\nb"))
    program.press(.enter)
    #expect(program.take().contains(.ask(Request([RequestInput(.paste, "a\nb")]), amending: nil)))
  }

  @Test("it can be read and removed; reading never makes it typed words")
  func peek() {
    var program = Program()
    program.type("see ")
    program.send(.paste((1...100).map { "line \($0)" }.joined(separator: "\n")))
    program.press(.control("o"))
    #expect(program.shows("line 1"))
    #expect(!program.shows("line 99"))
    program.press(.end)
    #expect(program.shows("line 100"))
    program.press(.escape)
    #expect(program.model.chat.editor.attachments.count == 1)
    program.press(.control("o"), .delete)
    #expect(program.model.chat.editor.attachments.isEmpty)
    #expect(program.model.chat.editor.string == "see ")
    program.press(.control("_"))
    #expect(program.model.chat.editor.attachments.count == 1)
  }

  @Test("long lines are wrapped, and a line longer than the screen can be read to its end")
  func peekLongLines() {
    var program = Program(columns: 120, rows: 24)
    let words = (1...2_000).map { "word\($0)" }.joined(separator: " ")
    program.send(.paste(words + "\nthe last line"))
    program.press(.control("o"))
    var seen = ""
    for _ in 0..<60 {
      seen += program.screen.joined(separator: " ")
      program.press(.pageDown)
    }
    for number in [1, 60, 150, 999, 1_999, 2_000] { #expect(seen.contains("word\(number) "), "\(number)") }
    #expect(program.shows("the last line"))
    program.press(.pageUp, .home)
    #expect(program.shows("word1 "))
  }

  @Test("a key inside a paste is text: nothing in it is obeyed")
  func inert() {
    var program = Program()
    program.send(.paste("/quit\n\u{3}q\u{1B}"))
    #expect(program.take().isEmpty)
    program.press(.control("o"))
    #expect(program.shows("\\u{0003}q\\u{001B}"))
  }

  @Test("a megabyte is a chip like any other")
  func megabyte() {
    var program = Program()
    program.send(.paste(String(repeating: "0123456789abcde\n", count: 65_536)))
    #expect(program.shows("[Pasted 65,536 lines · 1 MB]"))
    program.press(.control("o"), .end)
    #expect(program.shows("0123456789abcde"))
  }

  @Test("characters that arrive together are the same as one by one, and are laid out once")
  func together() {
    let text = String(repeating: "some words of a long line ", count: 40)
    var (one, all) = (Program(), Program())
    one.type(text)
    let work = Tally.of { all.send(.typed(text)) }
    #expect(all.model.chat.editor.string == text && all.screen == one.screen)
    #expect(work < 400, "\(work)")
    #expect(all.model.wakeAt == one.model.wakeAt)
    all.press(.control("_"))
    one.press(.control("_"))
    #expect(all.model.chat.editor.string == one.model.chat.editor.string)
    // On other screens each one is a key.
    all.press(.function(4))
    all.answer(.history(Sample.history)) { if case .loadHistory = $0 { true } else { false } }
    all.send(.typed("i?"))
    #expect(all.model.history.versions != nil && all.model.isHelpOpen)
  }

  @Test("a long text is laid out when it changes, not on every frame")
  func laidOutOnce() {
    var program = Program()
    program.send(.typed(String(repeating: "some words of a long line ", count: 400)))
    #expect(Tally.of { program.send(.typed("xy")) } > 90)
    let work = Tally.of {
      program.send(.shown)
      program.send(.clock(1))
      program.press(.left)
      _ = program.screen
    }
    #expect(work < 90, "\(work)")
  }

  @Test("a pasted placeholder character cannot pose as material")
  func placeholder() {
    var program = Program()
    program.send(.paste("a\u{FFFC}b"))
    program.type("\u{FFFC}c")
    #expect(program.model.chat.editor.string == "abc")
    #expect(program.model.chat.editor.attachments.isEmpty)
  }
}
