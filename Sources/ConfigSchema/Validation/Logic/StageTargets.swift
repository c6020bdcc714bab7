/// Where active triggers move leads by `update_stage`: folded names of stages and statuses, each with the name of such a trigger.
struct StageTargets {
  let names: [String: String]

  init(_ triggers: [Trigger]) {
    var names: [String: String] = [:]
    for trigger in triggers where trigger.isActive {
      for action in trigger.actions where action.type == "update_stage" {
        guard let target = action.config["to_status"]?.string else { continue }
        let name = TextFolding.name(target)
        if names[name] == nil { names[name] = trigger.name }
      }
    }
    self.names = names
  }
}
