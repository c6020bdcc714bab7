/// Time limits and waiting times that are not above zero or beyond five years.
struct StageTimes: Rule {
  let ids = ["sla_range", "after_hours_range"]

  func check(_ scene: Scene, _ report: inout Report) {
    for pipeline in scene.pipelines {
      for (index, stage) in pipeline.stages.enumerated() {
        if let hours = stage.slaHours, !(hours > 0 && hours <= TimeLimits.hours) {
          report.add(
            .block, ids[0], at: .stage(pipeline, index, "sla_hours"), value: JSONNumber(hours).text,
            "A time limit must be more than 0 hours and at most five years.", fix: "Leave it empty for no limit.")
        }
        guard let move = stage.autoTransition, let hours = move.afterHours else { continue }
        let isFine = hours <= TimeLimits.hours && (hours > 0 || (hours == 0 && move.eventType != nil))
        if !isFine {
          report.add(
            .block, ids[1], at: .stage(pipeline, index, "auto_transition.after_hours"),
            value: JSONNumber(hours).text, "The waiting time must be more than 0 hours and at most five years.")
        }
      }
    }
  }
}
