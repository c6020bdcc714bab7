/// A move to a stage or status that does not exist, or that only a person should set.
struct StageTarget: Rule {
  let ids = ["unknown_stage_target", "person_decides", "ambiguous_stage"]

  func check(_ scene: Scene, _ report: inout Report) {
    for trigger in scene.stageUsers {
      for (index, action) in trigger.actions.enumerated() where action.type == "update_stage" {
        guard let target = action.config["to_status"]?.string, !target.isEmpty else { continue }
        let spot = Spot.action(trigger, index, "to_status")
        if !scene.statuses.contains(target), scene.stages.place(named: target) == nil {
          report.add(
            .block, ids[0], at: spot, value: target, "No stage or status is called \"\(target)\".",
            fix: Suggestion.didYouMean(target, in: scene.statuses.names)
              ?? "Name a stage of a lead pipeline, or one of " + LeadStatus.all.joined(separator: ", ") + ".")
        } else if scene.stages.status(forTarget: target) == LeadStatus.leased {
          report.add(
            .warn, ids[1], at: spot, value: target,
            "Leads are marked as leased by a person; this would do it without one.",
            fix: "Create a task instead, unless you are sure.")
        }
        checkNamesakes(of: target, at: spot, scene, &report)
      }
    }
  }

  /// Stages of one name in several pipelines; it matters unless they all stand for one status.
  private func checkNamesakes(of target: String, at spot: Spot, _ scene: Scene, _ report: inout Report) {
    let places = scene.stages.places(named: target)
    guard places.count > 1, Set(places.map(\.stage.leadStatus)).count > 1 || places[0].stage.leadStatus == nil,
      let first = scene.configuration.pipelines.first(where: { $0.id == places[0].pipeline })
    else { return }
    report.add(
      .warn, ids[2], at: spot, value: target,
      "Several lead pipelines have a stage called \"\(places[0].stage.name)\"; this moves leads to the one in \"\(first.name)\".",
      fix: "Give the stages different names.")
  }
}
