/// Events found by the clock need a threshold in the right direction: "at least 5 days", "at most 24 hours before".
struct ClockThreshold: Rule {
  let ids = ["clock_threshold", "clock_direction", "clock_equality"]

  func check(_ scene: Scene, _ report: inout Report) {
    for trigger in scene.triggers {
      guard let counter = ClockCounter.of(event: trigger.eventType) else { continue }
      check(trigger, counter, scene.catalogue.title(ofField: counter.field, event: trigger.eventType), &report)
    }
  }

  private func check(_ trigger: Trigger, _ counter: ClockCounter, _ title: String, _ report: inout Report) {
    let bounds = trigger.conditions.enumerated().filter { $0.element.field == counter.field }
    let better = counter.grows ? "gte" : "lte"
    guard let first = bounds.first else {
      report.add(
        .warn, ids[0], at: .trigger(trigger, "conditions"), value: trigger.eventType,
        "Nothing says how many \(title) it takes, so this runs as soon as possible.",
        fix: "Add a condition on \(counter.field).")
      return
    }
    if !bounds.contains(where: { counter.reached.contains($0.element.op) }) {
      report.add(
        .warn, ids[1], at: .condition(trigger, first.offset, "operator"), value: first.element.op.rawValue,
        "This holds from the start, so it does not wait for the number of \(title).", fix: "Use \"\(better)\".")
    }
    for (index, condition) in bounds where condition.op == .eq || condition.op == .isIn {
      report.add(
        .warn, ids[2], at: .condition(trigger, index, "operator"), value: condition.op.rawValue,
        "The number of \(title) is looked at now and then and may jump over an exact value.",
        fix: "Use \"\(better)\"; it still happens only once.")
    }
  }
}
