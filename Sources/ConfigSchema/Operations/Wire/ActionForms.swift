/// Operations on the actions of a trigger.
enum ActionForms {
  static let all = [add, update, move, remove]

  private static let minutes = SchemaNode.integer(minimum: 0)

  private static let add = OperationForm(
    op: "add_action", summary: "Adds an action to a trigger.",
    members: { words in
      [
        .ref, .handle(.trigger), SchemaMember("action_type", words.action),
        SchemaMember("delay_minutes", minutes, "Counted from the event, not from the action before."),
        SchemaMember("parameters", words.parameters),
        SchemaMember("only_if", words.conditions, "Checked again when it falls due."), .after("action"),
      ]
    },
    read: { wire in
      .addAction(
        AddAction(
          ref: wire.newReference(), trigger: wire.reference("trigger"), actionType: wire.text("action_type"),
          config: wire.parameters(), onlyIf: wire.conditions("only_if"), delayMinutes: wire.whole("delay_minutes"),
          position: wire.position()))
    })

  private static let update = OperationForm(
    op: "update_action", summary: "Changes an action; parameters not named stay, only_if is replaced whole.",
    members: { words in
      [
        .handle(.action), .unchanged("action_type", words.action), .unchanged("delay_minutes", minutes),
        SchemaMember("parameters", words.parameters, "Those to set."), .unchanged("only_if", words.conditions),
        SchemaMember("clear", .list(.text), "only_if, or names of parameters to remove."),
      ]
    },
    read: { wire in
      let config = wire.parameters()
      return .updateAction(
        UpdateAction(
          action: wire.reference("action"), actionType: wire.change("action_type", \.string), config: config,
          clearedParameters: clearedParameters(wire, setting: config),
          onlyIf: wire.patch("only_if") { $0.isNull ? nil : wire.conditions("only_if") },
          delayMinutes: wire.change("delay_minutes", \.int)))
    })

  private static func clearedParameters(_ wire: WireObject, setting config: JSONObject) -> [String] {
    let names = wire.texts("clear")
    for (index, name) in names.enumerated() where config[name] != nil {
      wire.noteSetAndCleared(name, at: "clear[\(index)]")
    }
    return names.filter { $0 != "only_if" }
  }

  private static let move = OperationForm(
    op: "move_action", summary: "Moves an action within its trigger.",
    members: { _ in [.handle(.action), .after("action")] },
    read: { wire in .moveAction(wire.reference("action"), to: wire.position()) })

  private static let remove = OperationForm(
    op: "remove_action", summary: "Removes an action.", members: { _ in [.handle(.action)] },
    read: { wire in .removeAction(wire.reference("action")) })
}
