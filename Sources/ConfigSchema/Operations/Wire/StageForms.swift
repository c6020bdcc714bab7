/// Operations on the stages of a pipeline.
enum StageForms {
  static let all = [add, update, move, remove]

  private static let hours = SchemaNode.number(minimum: 0)

  private static let add = OperationForm(
    op: "add_stage", summary: "Adds a stage to a pipeline.",
    members: { words in
      [
        .ref, .handle(.pipeline), SchemaMember("name", .text),
        SchemaMember("sla_hours", .nullable(hours), "Hours after which it is overdue; null = no limit."),
        SchemaMember("lead_status", .nullable(words.leadStatus), "The lead status it stands for."),
        SchemaMember("auto_event", .nullable(words.event), "Leaves the stage by itself on this event."),
        SchemaMember("auto_after_hours", .nullable(hours), "Or after these hours; with an event, hours after it."),
        SchemaMember("auto_to_stage", .nullable(.text), "The stage it then goes to."), .after("stage"),
      ]
    },
    read: { wire in
      .addStage(
        AddStage(
          ref: wire.newReference(), pipeline: wire.reference("pipeline"), name: wire.text("name"),
          slaHours: wire["sla_hours"].double, leadStatus: wire["lead_status"].string,
          autoEvent: wire["auto_event"].string, autoAfterHours: wire["auto_after_hours"].double,
          autoToStage: wire.optionalReference("auto_to_stage"), position: wire.position()))
    })

  private static let clearable = ["sla_hours", "lead_status", "auto_event", "auto_after_hours", "auto_to_stage"]

  private static let update = OperationForm(
    op: "update_stage", summary: "Changes a stage; clearing auto_to_stage removes its automatic move.",
    members: { words in
      [
        .handle(.stage), .unchanged("name", .text), .unchanged("sla_hours", hours),
        .unchanged("lead_status", words.leadStatus), .unchanged("auto_event", words.event),
        .unchanged("auto_after_hours", hours), .unchanged("auto_to_stage", .text), .clear(clearable),
      ]
    },
    read: { wire in
      .updateStage(
        UpdateStage(
          stage: wire.reference("stage"), name: wire.change("name", \.string),
          slaHours: wire.patch("sla_hours", \.double), leadStatus: wire.patch("lead_status", \.string),
          autoEvent: wire.patch("auto_event", \.string), autoAfterHours: wire.patch("auto_after_hours", \.double),
          autoToStage: wire.patch("auto_to_stage") { $0.string.map { Reference($0) } }))
    })

  private static let move = OperationForm(
    op: "move_stage", summary: "Moves a stage within its pipeline.",
    members: { _ in [.handle(.stage), .after("stage")] },
    read: { wire in .moveStage(wire.reference("stage"), to: wire.position()) })

  private static let remove = OperationForm(
    op: "remove_stage", summary: "Removes a stage, and the automatic moves that lead to it.",
    members: { _ in [.handle(.stage)] },
    read: { wire in .removeStage(wire.reference("stage")) })
}
