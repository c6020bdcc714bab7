import ConfigSchema

/// Adds statuses in which an action is not done: "should not go if they already booked".
enum StopEdit {
  /// "stop the text if they already rebooked": a stop rule, and nothing goes.
  static func isSaid(_ statement: EditStatement) -> Bool {
    statement.says("stop", "stops", "skip", "cancel") && statement.says("if", "once", "when")
      && statement.says("they", "lead", "leads", "somebody", "prospect")
  }

  static func apply(_ statement: EditStatement, to edit: inout TriggerEdit) -> String? {
    let named = StopReader.stops(statement.tokens, statement.tags).flatMap(\.statuses)
    guard !named.isEmpty, !edit.trigger.actions.isEmpty else { return nil }
    let complete = StopReader.complete(named, afterTour: edit.trigger.eventType == "tour_completed")
    for index in targets(statement, edit) { add(complete, to: &edit.trigger.actions[index]) }
    return "not once the lead is \(Wording.list(complete.map { $0 == "tour_booked" ? "booked for a tour" : $0 }, "or"))"
  }

  /// The action named, the one just added, or all of them.
  private static func targets(_ statement: EditStatement, _ edit: TriggerEdit) -> [Int] {
    let actions = edit.trigger.actions
    let kinds = ActionSelection.kinds(statement)
    if !kinds.isEmpty {
      let named = actions.indices.filter { index in kinds.contains { $0.type == actions[index].type } }
      if !named.isEmpty { return named }
    }
    if let last = edit.added.last, let index = actions.firstIndex(where: { $0.id == last }) { return [index] }
    return Array(actions.indices)
  }

  private static func add(_ statuses: [String], to action: inout Action) {
    if let index = action.onlyIf.firstIndex(where: { $0.field == "lead.status" && $0.op == .notIn }) {
      let old = action.onlyIf[index].value.array?.compactMap(\.string) ?? []
      action.onlyIf[index].value = .array((old + statuses.filter { !old.contains($0) }).map { .string($0) })
    } else if let index = action.onlyIf.firstIndex(where: { $0.field == "lead.status" && $0.op == .neq }) {
      let old = [action.onlyIf[index].value.string].compactMap { $0 }
      action.onlyIf[index] = ConditionReader.list("lead.status", .notIn, old + statuses.filter { !old.contains($0) })
    } else {
      action.onlyIf.append(ConditionReader.list("lead.status", .notIn, statuses))
    }
  }
}
