/// A platform workflow that the property does not have, or a kind of which none is active.
struct WorkflowReference: Rule {
  let ids = ["unknown_workflow", "no_active_workflow"]

  func check(_ scene: Scene, _ report: inout Report) {
    let workflows = scene.state.workflows
    scene.eachKnownAction { trigger, index, action, type in
      for parameter in type.parameters where parameter.name == "workflow_id" {
        guard let id = action.config[parameter.name]?.string, ValueShape.isUUID(id),
          !workflows.contains(where: { TextFolding.caseless("\($0.id)") == TextFolding.caseless(id) })
        else { continue }
        report.add(
          workflows.isEmpty ? .warn : .block, ids[0], at: .action(trigger, index, parameter.name), value: id,
          "The property has no active workflow with this id.", fix: Self.choices(workflows))
      }
      guard type.name == "start_workflow", let kind = action.config["trigger_on"]?.string, !kind.isEmpty,
        !workflows.contains(where: { TextFolding.status($0.triggerOn) == TextFolding.status(kind) })
      else { return }
      report.add(
        .warn, ids[1], at: .action(trigger, index, "trigger_on"), value: kind,
        "The property has no active workflow that starts with \(kind), so nothing would start.",
        fix: Self.choices(workflows))
    }
  }

  private static func choices(_ workflows: [PlatformWorkflow]) -> String {
    workflows.isEmpty
      ? "Switch a workflow on in the platform first, or send the messages from here."
      : "Active are " + workflows.map { "\"\($0.name)\" (\($0.triggerOn), \($0.id))" }.joined(separator: ", ") + "."
  }
}
