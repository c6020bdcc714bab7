/// Stages tied to a status the platform does not have, to one that another stage has, or outside lead pipelines.
struct StageStatus: Rule {
  let ids = ["unknown_status", "status_twice", "status_without_leads"]

  func check(_ scene: Scene, _ report: inout Report) {
    for pipeline in scene.pipelines {
      var first: [String: Stage] = [:]
      for (index, stage) in pipeline.stages.enumerated() {
        guard let status = stage.leadStatus else { continue }
        let spot = Spot.stage(pipeline, index, "lead_status")
        if pipeline.type != .lead {
          report.add(
            .warn, ids[2], at: spot, value: status,
            "\"\(stage.name)\" names a lead status, but no leads move through this pipeline.", fix: "Leave it empty.")
        } else if !Vocabulary.leadStatus.contains(status) {
          report.add(
            .block, ids[0], at: spot, value: status, "Leads have no status \"\(status)\".",
            fix: Suggestion.didYouMean(status, in: LeadStatus.all) ?? "Leave it empty for a stage of your own.")
        } else if let other = first[TextFolding.status(status)] {
          report.add(
            .block, ids[1], at: spot, value: status,
            "\"\(other.name)\" and \"\(stage.name)\" both stand for the status \(status), so leads stay in the first.",
            fix: "Leave it empty on \"\(stage.name)\".")
        } else {
          first[TextFolding.status(status)] = stage
        }
      }
    }
  }
}
