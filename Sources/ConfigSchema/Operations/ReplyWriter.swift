/// Writes a reply in the wire format, as a model would: reading it gives the same reply.
public enum ReplyWriter {
  public static func json(_ reply: Reply) -> JSON {
    [
      "message": .string(reply.message),
      "questions": .array(
        reply.questions.map { ["text": .string($0.text), "choices": .array($0.choices.map(JSON.string))] }),
      "decline": reply.decline.map { ["rule": .string($0.rule), "reason": .string($0.reason)] } ?? .null,
      "need": handles(reply.need),
      "applies_to": ["properties": audience(reply.appliesTo)],
      "changes": .array(reply.changes.map(json)),
    ]
  }

  private static func json(_ change: ProposedOperation) -> JSON {
    let (op, members) = change.operation.wire
    let evidence: JSON = [
      "source": .string(change.evidence.source.description), "quote": .string(change.evidence.quote),
    ]
    return .object(JSONObject(unique: [("op", .string(op))] + members + [("evidence", evidence)]))
  }

  private static func audience(_ audience: Audience) -> JSON {
    switch audience {
    case .current: []
    case .listed(let properties): handles(properties)
    }
  }

  private static func handles(_ references: [Reference]) -> JSON { .array(references.map { .string($0.text) }) }
}
