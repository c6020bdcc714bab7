import ConfigSchema

/// Everything handed in, cut into sentences and sorted by how far it may be followed.
struct Material: Sendable {
  /// What the person asks for, in order of reading: typed words and the material they point to.
  var request: [Sentence] = []
  /// Sentences in pasted material or images that speak to a system. They are never followed.
  var systemNotes: [Sentence] = []
  /// Sentences of people who do not give the orders here, such as a caller on the speaker phone.
  var outsiders: [Sentence] = []
  /// Diagrams, tables and lists found in images and pastes.
  var drawings: [Drawing] = []
  /// Typed words that only point at the material ("build this please").
  var pointers: [Sentence] = []

  var hasMaterial: Bool { request.contains { $0.source != .request } || !drawings.isEmpty }
  var typed: [Sentence] { request.filter { $0.source == .request } + pointers }
}

/// Something that was drawn: boxes with arrows, a table, a printed list.
struct Drawing: Sendable {
  var source: InputSource
  var title: String?
  /// Box labels in order, with what is written at the arrow that leads out of each.
  var boxes: [Box] = []
  var table: Table?
  /// The whole description, for evidence.
  var quote: String

  struct Box: Hashable, Sendable {
    var label: String
    /// Words over the arrow to the next box.
    var arrow: String?
    /// Stands apart from the row ("set apart in a corner").
    var isApart = false
  }
  struct Table: Sendable {
    var columns: [String]
    var rows: [Row]
  }
  struct Row: Sendable {
    var name: String
    var cells: [String]
    var quote: String
  }
}
