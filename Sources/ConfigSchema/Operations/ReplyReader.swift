/// Reads the text of a model's reply: strict JSON first, then the shape of everything, then what the shape cannot say.
///
/// All findings come at once. An operation with a finding is left out, the others are read. Whether the things named
/// exist is judged by ``Resolver``, whether it makes sense by the validator.
public struct ReplyReader: Sendable {
  /// Beyond this many findings a text is not a reply with mistakes but something else.
  private static let mostFindings = 200

  private let tree: SchemaTree
  private let forms: [String: SchemaObject]
  private let readers: [String: OperationForm]

  public init(catalogue: Catalogue = .standard) {
    tree = SchemaTree(catalogue: catalogue)
    forms = Dictionary(uniqueKeysWithValues: tree.operations.map { ($0.name, $0) })
    readers = Dictionary(uniqueKeysWithValues: OperationForm.all.map { ($0.op, $0) })
  }

  public func read(_ text: String) -> ReadResult {
    do throws(JSONSyntaxError) {
      return read(try JSONParser.parse(text))
    } catch {
      let finding = Finding(
        .block, rule: "not_json", path: "", value: "byte \(error.offset)", message: "The reply is not JSON. \(error)",
        fix: "Reply with one JSON object and nothing around it.")
      return ReadResult(reply: nil, findings: [finding], numbers: [])
    }
  }

  func read(_ json: JSON) -> ReadResult {
    var check = ShapeCheck()
    let isWhole = check.check(json, envelope)
    var findings: [Finding] = []
    var operations: [ProposedOperation] = []
    var numbers: [Int] = []
    for (index, item) in (json["changes"]?.array ?? []).enumerated() {
      guard check.checkOperation(item, index, forms), let operation = operation(item, index, &findings) else {
        continue
      }
      operations.append(operation)
      numbers.append(index)
    }
    // Swift's sort is stable: findings of one operation stay in the order of its members.
    findings = capped((check.findings + findings).sorted { ($0.operation ?? -1) < ($1.operation ?? -1) })
    guard isWhole else { return ReadResult(reply: nil, findings: findings, numbers: []) }
    return ReadResult(reply: Self.reply(json, operations), findings: findings, numbers: numbers)
  }

  /// The reply's own members; the operations are checked one by one.
  private var envelope: SchemaObject {
    var object = tree.root
    if let last = object.members.indices.last { object.members[last].node = .list(.anything) }
    return object
  }

  private func operation(_ json: JSON, _ index: Int, _ findings: inout [Finding]) -> ProposedOperation? {
    guard let object = json.object, let form = json["op"]?.string.flatMap({ readers[$0] }) else { return nil }
    let wire = WireObject(object)
    let operation = ProposedOperation(form.read(wire), evidence: wire.evidence())
    for problem in wire.problems {
      findings.append(
        Finding(
          .block, rule: problem.rule, path: "changes[\(index)].\(problem.path)", value: problem.value.excerpt,
          message: problem.message, fix: problem.fix, operation: index))
    }
    if let hidden = StandIns.finding(json, number: index) {
      findings.append(hidden)
      return nil
    }
    return wire.problems.isEmpty ? operation : nil
  }

  private static func reply(_ json: JSON, _ operations: [ProposedOperation]) -> Reply {
    let wire = WireObject(json.object ?? [:])
    let listed = json["applies_to"]?["properties"]?.array?.compactMap(\.string).map { Reference($0) } ?? []
    return Reply(
      message: wire.text("message"),
      questions: wire["questions"].array?.map(Question.init(wire:)) ?? [],
      decline: wire["decline"].object.map(Decline.init(wire:)),
      need: wire.texts("need").map { Reference($0) }, appliesTo: listed.isEmpty ? .current : .listed(listed),
      changes: operations)
  }

  private func capped(_ findings: [Finding]) -> [Finding] {
    guard findings.count > Self.mostFindings else { return findings }
    let rest = findings.count - Self.mostFindings
    return findings.prefix(Self.mostFindings) + [
      Finding(.block, rule: "more_findings", path: "", message: "There are \(rest) more mistakes of this kind.")
    ]
  }
}

extension Question {
  fileprivate init(wire json: JSON) {
    self.init(json["text"]?.string ?? "", choices: json["choices"]?.array?.compactMap(\.string) ?? [])
  }
}

extension Decline {
  fileprivate init(wire object: JSONObject) {
    self.init(rule: object["rule"]?.string ?? "", reason: object["reason"]?.string ?? "")
  }
}
