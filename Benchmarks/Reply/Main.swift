import ConfigSchema
import Glibc

/// Times reader, resolver, validator and diff over one reply with 200 changes.
///
///     reply-benchmark write FILE     writes the reply
///     reply-benchmark time ROUNDS    prints one number per round: microseconds for the whole way
@main
enum ReplyBenchmark {
  static func main() throws {
    let arguments = CommandLine.arguments
    let text = ReplyWriter.json(SampleReply.reply).text(.compact)
    switch arguments.dropFirst().first {
    case "write": try write(text, to: arguments[2])
    case "time": time(text, rounds: Int(arguments[2]) ?? 100)
    default: complain("usage: reply-benchmark write FILE | time ROUNDS\n")
    }
  }

  private static func time(_ text: String, rounds: Int) {
    let state = PropertyState(
      facts: PropertyFacts(id: ItemID("p"), name: "Juniper Terrace", propertyType: "multifamily"))
    let workspace = Workspace(properties: [state], current: state.facts.id)
    let (reader, resolver, validator) = (ReplyReader(), Resolver(), Validator())
    var counted = 0
    for round in 0..<(rounds + 20) {
      let start = microseconds()
      let reply = reader.read(text).reply!
      var number = 0
      let resolution = resolver.resolve(reply, workspace: workspace, handles: HandleTable()) {
        number += 1
        return ItemID("id-\(number)")
      }
      let after = resolution.properties[0].configuration
      let findings = validator.findings(for: after, in: state, base: .empty)
      let changes = Diff.changes(from: .empty, to: after)
      let spent = microseconds() - start
      counted += findings.count + changes.count
      if round >= 20 { print(spent) }
    }
    complain("changes and findings seen: \(counted)\n")
  }

  private static func microseconds() -> Double {
    var now = timespec()
    clock_gettime(CLOCK_MONOTONIC, &now)
    return Double(now.tv_sec) * 1e6 + Double(now.tv_nsec) / 1e3
  }

  private static func write(_ text: String, to path: String) throws {
    guard let file = fopen(path, "w") else { return }
    fputs(text, file)
    fclose(file)
  }

  private static func complain(_ text: String) {
    let bytes = Array(text.utf8)
    _ = Glibc.write(2, bytes, bytes.count)
  }
}

/// 200 operations of the kinds a full set-up is made of: one pipeline with its stages, then triggers with their actions.
enum SampleReply {
  static var reply: Reply {
    var changes: [ProposedOperation] = []
    func add(_ operation: Operation) {
      changes.append(ProposedOperation(operation, evidence: Evidence(source: .request, quote: "set up everything")))
    }
    add(.createPipeline(CreatePipeline(ref: "$1", name: "Leasing", type: .lead, isDefault: true)))
    for number in 0..<9 {
      add(.addStage(AddStage(ref: Reference("$\(number + 2)"), pipeline: "$1", name: "Stage \(number)", slaHours: 24)))
    }
    for number in 0..<95 {
      let trigger = Reference("$\(100 + 2 * number)")
      add(
        .createTrigger(
          CreateTrigger(
            ref: trigger, name: "Automation \(number)", eventType: "lead_created",
            conditions: [
              Condition("payload.source", .isIn, ["zillow", "website"]), Condition("time.local_hour", .gte, 8),
              Condition("lead.bedrooms", .eq, .string("\(number)bd")),
            ])))
      add(
        .addAction(
          AddAction(
            ref: Reference("$\(101 + 2 * number)"), trigger: trigger, actionType: "create_task",
            config: ["title": "Call the lead", "due_in_hours": 1],
            onlyIf: [Condition("lead.status", .notIn, ["tour_booked", "leased", "lost"])], delayMinutes: 60 * number)))
    }
    return Reply(message: "Here is the whole set-up.", changes: changes)
  }
}
