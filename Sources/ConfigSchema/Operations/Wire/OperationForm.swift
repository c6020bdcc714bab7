/// How one kind of operation looks on the wire: the single source for reading it and for the schema a model is given.
struct OperationForm: Sendable {
  /// The word in `op`.
  let op: String
  let summary: String
  /// Everything between `op` and `evidence`.
  let members: @Sendable (WireVocabulary) -> [SchemaMember]
  /// Takes an object that has this shape already; what else is wrong is noted in the object.
  let read: @Sendable (WireObject) -> Operation

  /// In the order in which they are offered.
  static let all: [OperationForm] =
    PipelineForms.all + StageForms.all + TriggerForms.all + ActionForms.all

  func object(_ words: WireVocabulary) -> SchemaObject {
    let op = SchemaMember("op", .word(WordList(op, [op], isClosed: true)))
    return SchemaObject(self.op, summary, [op] + members(words) + [SchemaMember("evidence", words.evidence)])
  }
}

/// Members that many operations have.
extension SchemaMember {
  static let ref = SchemaMember("ref", .text, "$1, $2, …: a new name for later operations of this reply.")
  static func after(_ what: String) -> SchemaMember {
    SchemaMember("after", .nullable(.text), "The \(what) it follows, or first; null = last.")
  }
  static func handle(_ kind: ItemKind) -> SchemaMember {
    SchemaMember(kind.rawValue, .text, "Handle of the \(kind.rawValue), or $n.")
  }
  static func unchanged(_ name: String, _ node: SchemaNode) -> SchemaMember {
    SchemaMember(name, .nullable(node), "null = unchanged.")
  }
  static func clear(_ names: [String]) -> SchemaMember {
    SchemaMember("clear", .list(.word(WordList("clear", names, isClosed: true))), "What to empty.")
  }
}
