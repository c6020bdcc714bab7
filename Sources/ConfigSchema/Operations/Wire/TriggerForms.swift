/// Operations on triggers.
enum TriggerForms {
  static let all = [create, update, `switch`, delete]

  private static let create = OperationForm(
    op: "create_trigger", summary: "Makes a trigger without actions; add_action adds them.",
    members: { words in
      [
        .ref, SchemaMember("name", .text), SchemaMember("event_type", words.event),
        SchemaMember("conditions", words.conditions, "All must hold; empty = always."),
        SchemaMember("is_active", .boolean),
      ]
    },
    read: { wire in
      .createTrigger(
        CreateTrigger(
          ref: wire.newReference(), name: wire.text("name"), eventType: wire.text("event_type"),
          conditions: wire.conditions("conditions"), isActive: wire.flag("is_active")))
    })

  private static let update = OperationForm(
    op: "update_trigger", summary: "Changes a trigger; conditions are replaced whole.",
    members: { words in
      [
        .handle(.trigger), .unchanged("name", .text), .unchanged("event_type", words.event),
        .unchanged("conditions", words.conditions), .clear(["conditions"]),
      ]
    },
    read: { wire in
      .updateTrigger(
        UpdateTrigger(
          trigger: wire.reference("trigger"), name: wire.change("name", \.string),
          eventType: wire.change("event_type", \.string),
          conditions: wire.patch("conditions") { $0.isNull ? nil : wire.conditions("conditions") }))
    })

  private static let `switch` = OperationForm(
    op: "switch_trigger", summary: "Turns a trigger on or off.",
    members: { _ in [.handle(.trigger), SchemaMember("is_active", .boolean)] },
    read: { wire in .switchTrigger(wire.reference("trigger"), isActive: wire.flag("is_active")) })

  private static let delete = OperationForm(
    op: "delete_trigger", summary: "Deletes a trigger with its actions.", members: { _ in [.handle(.trigger)] },
    read: { wire in .deleteTrigger(wire.reference("trigger")) })
}
