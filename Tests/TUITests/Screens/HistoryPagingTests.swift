import ConfigSchema
import Testing

@testable import TUI
@testable import TUIDemo

@Suite("History, page by page") struct HistoryPagingTests {
  private static let id = Sample.property.id

  private static func entries(_ revisions: ClosedRange<Int>) -> [ApprovalEntry] {
    revisions.reversed().map {
      ApprovalEntry(
        id: ItemID("a\($0)"), proposal: nil, revision: $0, at: "2026-05-01 10:00", by: "Dana", reason: "r\($0)",
        sentences: [], versions: [])
    }
  }

  @Test("the next page is read when the selection comes to the end, until there is no more")
  func pages() {
    var program = Program()
    program.press(.function(4))
    program.answer(.history(Self.entries(71...120))) { $0 == .loadHistory(property: Self.id, before: nil) }
    program.effects = []
    program.press(.down)
    #expect(program.take() == [])
    program.press(.end)
    program.press(.end)
    #expect(program.effects.map(\.work) == [.loadHistory(property: Self.id, before: 71)])
    program.answer(.history(Self.entries(21...70))) { $0 == .loadHistory(property: Self.id, before: 71) }
    #expect(program.model.history.entries?.count == 100)
    program.press(.end)
    program.answer(.history([])) { $0 == .loadHistory(property: Self.id, before: 21) }
    program.press(.end)
    #expect(program.take() == [])
    #expect(program.shows("› r21"))
  }

  @Test("the first revision is the end")
  func whole() {
    var program = Program()
    program.press(.function(4))
    program.answer(.history(Self.entries(1...3))) { $0 == .loadHistory(property: Self.id, before: nil) }
    program.effects = []
    program.press(.end)
    #expect(program.take() == [])
  }
}
