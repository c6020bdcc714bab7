import ConfigSchema
import TestSupport

/// Draws replies that the wire format can express, every kind of operation included.
struct ReplyGenerator {
  var random: SeededGenerator
  private var nextNew = 1

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  mutating func reply(changes: Int) -> Reply {
    nextNew = 1
    return Reply(
      message: text(), questions: list(2) { Question($0.text(), choices: $0.list(3) { $0.text() }) },
      decline: random.oneIn(4) ? Decline(rule: text(), reason: text()) : nil, need: list(2) { $0.handle() },
      appliesTo: random.oneIn(2) ? .current : .listed([handle()] + list(2) { $0.handle() }),
      changes: (0..<changes).map { _ in ProposedOperation(operation(), evidence: evidence()) })
  }

  mutating func operation() -> Operation {
    switch Int.random(in: 0..<15, using: &random) {
    case 0:
      .createPipeline(
        CreatePipeline(ref: new(), name: text(), type: random.pick(PipelineType.allCases), isDefault: flag()))
    case 1:
      .updatePipeline(UpdatePipeline(pipeline: handle(), name: change { $0.text() }, isDefault: change { $0.flag() }))
    case 2: .deletePipeline(handle())
    case 3: .addStage(addStage())
    case 4: .updateStage(updateStage())
    case 5: .moveStage(handle(), to: position())
    case 6: .removeStage(handle())
    case 7:
      .createTrigger(
        CreateTrigger(ref: new(), name: text(), eventType: text(), conditions: conditions(), isActive: flag()))
    case 8:
      .updateTrigger(
        UpdateTrigger(
          trigger: handle(), name: change { $0.text() }, eventType: change { $0.text() },
          conditions: patch { $0.conditions() }))
    case 9: .switchTrigger(handle(), isActive: flag())
    case 10: .deleteTrigger(handle())
    case 11: .addAction(addAction())
    case 12: .updateAction(updateAction())
    case 13: .moveAction(handle(), to: position())
    default: .removeAction(handle())
    }
  }

  private mutating func addStage() -> AddStage {
    AddStage(
      ref: new(), pipeline: handle(), name: text(), slaHours: optional { $0.hours() },
      leadStatus: optional { $0.random.pick(LeadStatus.all) },
      autoEvent: optional { $0.text() }, autoAfterHours: optional { $0.hours() }, autoToStage: optional { $0.handle() },
      position: position())
  }

  private mutating func updateStage() -> UpdateStage {
    UpdateStage(
      stage: handle(), name: change { $0.text() }, slaHours: patch { $0.hours() },
      leadStatus: patch { $0.random.pick(LeadStatus.all) },
      autoEvent: patch { $0.text() }, autoAfterHours: patch { $0.hours() }, autoToStage: patch { $0.handle() })
  }

  private mutating func addAction() -> AddAction {
    AddAction(
      ref: new(), trigger: handle(), actionType: text(), config: config(), onlyIf: conditions(),
      delayMinutes: minutes(),
      position: position())
  }

  private mutating func updateAction() -> UpdateAction {
    UpdateAction(
      action: handle(), actionType: change { $0.text() }, config: config(),
      clearedParameters: list(2) { "cleared_" + $0.text() }, onlyIf: patch { $0.conditions() },
      delayMinutes: change { $0.minutes() })
  }

  private mutating func config() -> JSONObject {
    JSONObject(list(3) { $0.text() }.map { ("set_" + $0, value()) })
  }

  mutating func conditions() -> [Condition] {
    list(3) { Condition($0.text(), $0.random.pick(Operator.allCases), $0.value()) }
  }

  private mutating func value() -> JSON {
    switch Int.random(in: 0..<6, using: &random) {
    case 0: .null
    case 1: .bool(flag())
    case 2: .number(JSONNumber(hours()))
    case 3: .array(list(4) { .string($0.text()) })
    case 4: .array(list(4) { .number(JSONNumber($0.minutes())) })
    default: .string(text())
    }
  }

  private mutating func evidence() -> Evidence {
    Evidence(source: random.pick([.request, .paste(1), .paste(12), .image(3)]), quote: text())
  }

  private mutating func position() -> Position {
    random.pick([.first, .last, .after(handle())])
  }

  private mutating func new() -> Reference {
    nextNew += 1
    return Reference("$\(nextNew - 1)")
  }

  private mutating func handle() -> Reference {
    Reference(random.pick(["p1", "p1.s3", "t4", "t12.a2", "h1", "$1", "$7"]))
  }

  mutating func text() -> String {
    let pieces = ["lead", " ", "é", "\"", "\\", "\n", "{{first_name}}", "🏡", "/", "\u{7F}", "a", "0", "]", "}", ","]
    return list(6) { $0.random.pick(pieces) }.joined()
  }

  private mutating func flag() -> Bool { random.oneIn(2) }
  private mutating func minutes() -> Int { random.pick([0, 5, 60, 1440, 43_200]) }
  private mutating func hours() -> Double { random.pick([0, 0.5, 2, 24, 71.25, 1e6]) }

  private mutating func list<Element>(_ most: Int, _ draw: (inout Self) -> Element) -> [Element] {
    let count = Int.random(in: 0...most, using: &random)
    return (0..<count).map { _ in draw(&self) }
  }

  private mutating func optional<Value>(_ draw: (inout Self) -> Value) -> Value? { flag() ? draw(&self) : nil }

  private mutating func change<Value>(_ draw: (inout Self) -> Value) -> Patch<Value> {
    flag() ? .set(draw(&self)) : .unchanged
  }

  private mutating func patch<Value>(_ draw: (inout Self) -> Value) -> Patch<Value> {
    random.oneIn(4) ? .clear : change(draw)
  }
}
