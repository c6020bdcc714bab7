/// One kind of value in the wire format. Reading checks against it and the JSON Schemas are drawn from it, so what a
/// model is told and what is accepted cannot drift apart.
public indirect enum SchemaNode: Hashable, Sendable {
  /// Whatever is looked at elsewhere.
  case anything
  case null
  case text
  case word(WordList)
  /// A number, not below `minimum` when there is one.
  case number(minimum: Int?)
  /// A whole number, not below `minimum` when there is one.
  case integer(minimum: Int?)
  case boolean
  /// Text, number, boolean, null, or a list of texts and numbers: what conditions compare with and parameters hold.
  case value
  case nullable(SchemaNode)
  case list(SchemaNode)
  case object(SchemaObject)
  /// One of several objects, told apart by the word in their first member.
  case oneOf([SchemaObject])
}

/// Words a text may be taken from.
public struct WordList: Hashable, Sendable {
  /// Names the list where it is shared: `event_type`.
  public var name: String
  public var words: [String]
  /// A closed list is the whole truth. An open one is offered to the model and anything else is judged later.
  public var isClosed: Bool

  public init(_ name: String, _ words: [String], isClosed: Bool) {
    (self.name, self.words, self.isClosed) = (name, words, isClosed)
  }
}

/// An object whose members all must be there; no others may.
public struct SchemaObject: Hashable, Sendable {
  /// The word in `op` of an operation; for others what it is.
  public var name: String
  public var description: String
  /// Whether it stands in several places, so that a schema defines it once.
  public var isShared: Bool
  /// In the order in which they are written.
  public var members: [SchemaMember]

  public init(_ name: String, _ description: String, isShared: Bool = false, _ members: [SchemaMember]) {
    (self.name, self.description, self.isShared, self.members) = (name, description, isShared, members)
  }

  public subscript(member: String) -> SchemaMember? { members.first { $0.name == member } }
}

public struct SchemaMember: Hashable, Sendable {
  public var name: String
  public var node: SchemaNode
  /// For the model: what it means, in one sentence; empty when the name says it.
  public var description: String

  public init(_ name: String, _ node: SchemaNode, _ description: String = "") {
    (self.name, self.node, self.description) = (name, node, description)
  }
}
