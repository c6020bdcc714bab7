import ConfigSchema

@testable import TUI
@testable import TUIDemo

/// The program without a terminal: keys in, effects and screens out.
struct Program {
  var model: Model
  /// Everything asked for since the last `take`.
  var effects: [Effect] = []

  init(
    columns: Int = 80, rows: Int = 24, property: PropertyFacts? = Sample.property, mayApprove: Bool = true,
    conversation: [SavedTurn] = []
  ) {
    model = Model(
      session: Session(
        model: "offline planner", database: "private database", property: property, revision: 4, person: "Dana Ruiz",
        mayApprove: mayApprove),
      size: Size(columns: columns, rows: rows))
    effects = start(&model)
    answer(.conversation(StoredConversation(turns: conversation))) {
      if case .loadConversation = $0 { true } else { false }
    }
    model.properties.all = Sample.properties
    answer(.live(Sample.live)) { if case .loadLive = $0 { true } else { false } }
    effects = []
  }

  mutating func send(_ message: Message) { effects += update(&model, message) }
  /// Keys pressed one after the other by somebody who sees what each does: a frame is shown after every one.
  mutating func press(_ keys: Key...) {
    for key in keys {
      send(.key(key))
      send(.shown)
    }
  }
  /// Keys that arrive faster than frames are drawn.
  mutating func pressAhead(_ keys: Key...) { for key in keys { send(.key(key)) } }
  mutating func type(_ text: String) { for character in text { send(.key(.character(character))) } }

  /// Answers the newest effect that fits; the effect is taken out.
  mutating func answer(_ answer: Answer, to fits: (Work) -> Bool) {
    guard let index = effects.lastIndex(where: { fits($0.work) }) else { return }
    let effect = effects[index]
    if !answer.isPartial { effects.remove(at: index) }
    send(.answer(effect.id, answer))
  }

  mutating func take() -> [Work] {
    defer { effects = [] }
    return effects.map(\.work)
  }

  /// A proposal arrives as the answer to a request.
  mutating func propose(_ proposal: Proposal = Sample.proposal) {
    type("text new leads")
    press(.enter)
    answer(.replied(AskOutcome(message: proposal.message, proposal: PendingProposal(proposal))), to: \.isAsk)
  }

  /// Opens the review and looks at every change.
  mutating func seeEverything() {
    press(.function(2))
    for _ in 0..<200 where model.reviewItems?.isAllSeen == false { press(.character("n")) }
  }

  var screen: [String] { view(model, size: model.size).text }
  func shows(_ text: String) -> Bool { screen.contains { $0.contains(text) } }
}

extension Sample {
  static let live = PropertyState(facts: property, configuration: configuration, revision: 4)
}

extension Work {
  var isAsk: Bool { if case .ask = self { true } else { false } }
  var isChallenge: Bool { if case .requestChallenge = self { true } else { false } }
  var isApproval: Bool { if case .approve = self { true } else { false } }
}

extension Grid {
  /// The rows as text without trailing spaces.
  var text: [String] {
    (0..<size.rows).map { row in
      var text = String.UnicodeScalarView()
      for cell in self.row(row) where cell.width > 0 {
        text.append(cell.scalar)
        text.append(contentsOf: cell.marks.scalars)
      }
      let line = String(text)
      return String(line[..<(line.lastIndex { $0 != " " }.map { line.index(after: $0) } ?? line.startIndex)])
    }
  }

  /// Whether every row is exactly as wide as the grid, wide scalars followed by their empty halves.
  var isWhole: Bool {
    (0..<size.rows).allSatisfy { row in
      let cells = Array(self.row(row))
      return cells.count == size.columns
        && cells.indices.allSatisfy { index in
          switch cells[index].width {
          case 2: index + 1 < cells.count && cells[index + 1].width == 0
          case 0: index > 0 && cells[index - 1].width == 2
          default: cells[index].width == 1
          }
        }
        && cells.allSatisfy { $0.width == 0 || (ScalarWidth.columns($0.scalar) == Int($0.width)) }
    }
  }
}
